// Repeats changes with their idempotency keys after the person was erased. No answer may show the person.
import { attack, call, report } from './support/service.mjs';

const EMAIL = 'forgotten.person@example.com';

await attack({}, async ({ url, admin }) => {
  const send = (method, path, body, key) =>
    call(url, method, path, { token: admin, body, headers: key && { 'idempotency-key': key } });
  const { data: organization } = await send('POST', '/api/admin/organizations', { name: 'Acme' });
  const user = { email: EMAIL, name: 'Forgotten Person' };
  const { data: created } = await send('POST', '/api/admin/users', user, 'create-1');
  const members = `/api/admin/organizations/${organization.id}`;
  const changes = {
    invitation: ['POST', `${members}/invitations`, { email: EMAIL }, 'invite-1'],
    change: ['PATCH', `/api/admin/users/${created.id}`, { name: 'Forgotten Person II' }, 'change-1'],
  };
  for (const change of Object.values(changes)) {
    await send(...change);
  }
  await send('DELETE', `/api/admin/users/${created.id}`);
  const { status } = await send('POST', `/api/admin/users/${created.id}/erase`);
  console.log(`erasure: answer ${status}`);
  const repeats = { creation: ['POST', '/api/admin/users', user, 'create-1'], ...changes };
  for (const [name, change] of Object.entries(repeats)) {
    const { status, text, headers } = await send(...change);
    // A new execution shows only the content of the request.
    const isReplay = headers.has('idempotent-replayed');
    const shown = [EMAIL, 'Forgotten Person', 'token='].filter((value) => text.includes(value));
    report(
      `repeated ${name}`,
      `answer ${status}, ${isReplay ? 'replayed' : 'done anew'}, shows ${shown.join(', ') || 'nothing'}`,
      !isReplay || shown.length === 0,
    );
  }
});
