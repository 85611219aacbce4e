// Lets one process at a time prepare a clone: two builds at once would delete each other's files.
const {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} = require('node:fs');
const { join } = require('node:path');

const POLL_MS = 200;
/** Longest time in milliseconds that a lock counts: its number may belong to another process by then. */
const MAX_AGE_MS = 30 * 60_000;

/**
 * Runs work while no other process runs work with the same folder. Waits for the process that does.
 * The files `lock.1`, `lock.2`, … name the holders one after another, and only the newest counts.
 * @param {string} folder Created if it is missing. @param {() => void} work
 */
function oneAtATime(folder, work) {
  mkdirSync(folder, { recursive: true });
  const file = take(folder);
  try {
    work();
  } finally {
    // The empty file stays: its number must not be used twice.
    truncateSync(file);
  }
}

function take(folder) {
  let isAnnounced = false;
  for (;;) {
    const newest = Math.max(0, ...numbersIn(folder));
    const holder = newest === 0 ? null : holderOf(join(folder, `lock.${newest}`));
    if (holder !== null) {
      if (!isAnnounced) {
        console.error(`Waiting for process ${holder}, which prepares this folder ...`);
        isAnnounced = true;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
    } else if (create(folder, newest + 1)) {
      return join(folder, `lock.${newest + 1}`);
    }
  }
}

function numbersIn(folder) {
  return readdirSync(folder).flatMap((name) => (/^lock\.(\d+)$/.exec(name) ?? []).slice(1).map(Number));
}

/** Returns the id of the process that holds the lock, or null if it is free. */
function holderOf(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return pid > 0 && Date.now() - statSync(file).mtimeMs < MAX_AGE_MS && isRunning(pid) ? pid : null;
  } catch (error) {
    // A newer lock replaced it meanwhile, and creating the next number then fails.
    if (error.code === 'ENOENT') {
      return null;
    }
    throw error;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Returns false if another process was faster. */
function create(folder, number) {
  const file = join(folder, `lock.${number}`);
  const draft = join(folder, `.draft.${process.pid}`);
  // Linked, not written, so that the file appears with its text: an empty file means a free lock.
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
  } catch (error) {
    if (error.code === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const others = numbersIn(folder).filter((other) => other !== number);
  if (others.some((other) => other > number)) {
    rmSync(file, { force: true });
    return false;
  }
  for (const other of others) {
    rmSync(join(folder, `lock.${other}`), { force: true });
  }
  return true;
}

module.exports = { oneAtATime };
