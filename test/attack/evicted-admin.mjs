// Holds back the end of an admin's request, evicts the admin meanwhile, and then sends the rest. Seven ways of eviction.
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { attack, call, createAccount, PASSWORD, report } from './support/service.mjs';

const SESSION_SECONDS = 60;
const HELD_MS = 1_500;
const USERS = '/api/admin/users';

const ways = {
  suspended: (send, { id }) => send('PATCH', `${USERS}/${id}`, { status: 'suspended' }),
  demoted: (send, { id }) => send('PATCH', `${USERS}/${id}`, { role: 'user' }),
  deleted: (send, { id }) => send('DELETE', `${USERS}/${id}`),
  erased: async (send, { id }) => {
    await send('DELETE', `${USERS}/${id}`);
    await send('POST', `${USERS}/${id}/erase`);
  },
  'password set': (send, { id }) => send('PATCH', `${USERS}/${id}`, { password: `${PASSWORD} anew` }),
  'sessions ended': (send, { id }) => send('DELETE', `${USERS}/${id}/sessions`),
};

/** Sends a creation without its last byte. */
function hold(url, token, email) {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ email, name: 'Made by an evicted admin' });
  const head = [
    `POST ${USERS} HTTP/1.1`,
    'Host: attack',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ].join('\r\n');
  let answer = '';
  const socket = connect(Number(port), hostname, () => socket.write(`${head}\r\n\r\n${body.slice(0, -1)}`));
  socket.on('data', (chunk) => (answer += chunk));
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  return {
    finish: async () => {
      socket.write(body.at(-1));
      await closed;
      return Number(answer.split(' ')[1]);
    },
  };
}

await attack({ SESSION_TTL: String(SESSION_SECONDS) }, async ({ url, admin }) => {
  const send = (method, path, body) => call(url, method, path, { token: admin, body });
  const outlasting = await createAccount(url, admin, 'expired@example.com');
  const signedIn = performance.now();
  const email = (way) => `${way.replace(' ', '-')}-made@example.com`;

  const reportOn = (way, status) =>
    report(`${way}, body held back`, `answer ${status}`, status === 401 || status === 403 || Number.isNaN(status));
  for (const [way, evict] of Object.entries(ways)) {
    const evicted = await createAccount(url, admin, `${way.replace(' ', '-')}@example.com`);
    const held = hold(url, evicted.token, email(way));
    await delay(HELD_MS);
    await evict(send, evicted);
    reportOn(way, await held.finish());
  }
  await delay(SESSION_SECONDS * 1000 - 2_000 - (performance.now() - signedIn));
  const held = hold(url, outlasting.token, email('expired'));
  await delay(4_000);
  reportOn('expired', await held.finish());
});
