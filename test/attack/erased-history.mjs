// A malicious admin makes a puppet admin, which deletes and erases the malicious one. The log must keep the culprit.
import { attack, call, createAccount, report } from './support/service.mjs';

await attack({}, async ({ url, admin }) => {
  const culprit = await createAccount(url, admin, 'culprit@example.com');
  await call(url, 'POST', '/api/admin/organizations', { token: culprit.token, body: { name: 'Misdeed' } });
  const puppet = await createAccount(url, culprit.token, 'puppet@example.com');
  const begun = performance.now();
  await call(url, 'DELETE', `/api/admin/users/${culprit.id}`, { token: puppet.token });
  const erasure = await call(url, 'POST', `/api/admin/users/${culprit.id}/erase`, { token: puppet.token });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const { data: entries } = await call(url, 'GET', `/api/admin/audit-logs?actorId=${culprit.id}&limit=100`, {
    token: admin,
  });
  const named = entries.filter(({ actor }) => actor.email === culprit.email);
  report(
    'erasure of an admin by a puppet',
    `answer ${erasure.status} after ${seconds} s, ${named.length} of ${entries.length} entries still name the admin`,
    erasure.status === 409 && entries.length > 0 && named.length === entries.length,
  );
});
