// Sets limits so low that no admin can do anything any more.
import { attack, call, report } from './support/service.mjs';

await attack({}, async ({ url, admin }) => {
  for (const [name, floor] of Object.entries({ rateLimitPerMinute: 60, rateLimitPerHour: 600 })) {
    const { status } = await call(url, 'PATCH', '/api/admin/settings', { token: admin, body: { [name]: floor - 1 } });
    report(`${name}: ${floor - 1}`, `answer ${status}`, status === 400);
  }
  await call(url, 'PATCH', '/api/admin/settings', { token: admin, body: { rateLimitPerMinute: 1 } });
  const answers = [];
  for (let request = 0; request < 20; request++) {
    answers.push((await call(url, 'GET', '/api/admin/users', { token: admin })).status);
  }
  const refused = answers.filter((status) => status === 429).length;
  report('after rateLimitPerMinute: 1', `${refused} of 20 requests of an admin refused`, refused === 0);
});
