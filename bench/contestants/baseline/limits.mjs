/** Counts in fixed windows in memory. A window opens with the first request of a user. */
const MINUTE = { name: 'minute', seconds: 60 };
const HOUR = { name: 'hour', seconds: 3600 };

/** @returns a function that counts a request, and returns the headers and whether the limit is exceeded */
export function limiter(perMinute, perHour) {
  const users = new Map();
  const policy = `"minute";q=${perMinute};w=${MINUTE.seconds}, "hour";q=${perHour};w=${HOUR.seconds}`;
  return (userId) => {
    const now = Date.now();
    let windows = users.get(userId);
    if (!windows) users.set(userId, (windows = { minute: opened(MINUTE, now), hour: opened(HOUR, now) }));
    if (windows.minute.ends <= now) windows.minute = opened(MINUTE, now);
    if (windows.hour.ends <= now) windows.hour = opened(HOUR, now);
    const { minute, hour } = windows;
    minute.count++;
    hour.count++;
    return {
      policy,
      state: `${describe('minute', minute, perMinute, now)}, ${describe('hour', hour, perHour, now)}`,
      exceeded: minute.count > perMinute || hour.count > perHour,
      retryAfter: Math.ceil(((hour.count > perHour ? hour : minute).ends - now) / 1000),
    };
  };
}

function opened({ seconds }, now) {
  return { count: 0, ends: now + seconds * 1000 };
}

function describe(name, { count, ends }, limit, now) {
  return `"${name}";r=${Math.max(0, limit - count)};t=${Math.ceil((ends - now) / 1000)}`;
}
