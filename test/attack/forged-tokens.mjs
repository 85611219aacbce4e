// Signs tokens with the service's own key that a careful verifier must still refuse.
import { createHmac, randomBytes } from 'node:crypto';
import { attack, call, report } from './support/service.mjs';

const SECRET = randomBytes(32).toString('hex');
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

function sign(header, payload) {
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}

await attack({ JWT_SECRET: SECRET }, async ({ url, admin }) => {
  const claims = JSON.parse(Buffer.from(admin.split('.')[1], 'base64url').toString());
  const header = { alg: 'HS256', typ: 'JWT' };
  const bearer = (token) => `Bearer ${token}`;
  const authorizations = {
    'unknown crit': bearer(sign({ ...header, crit: ['exp', 'x'], x: true }, claims)),
    'empty crit': bearer(sign({ ...header, crit: [] }, claims)),
    'payload null': bearer(sign(header, null)),
    'payload list': bearer(sign(header, [claims])),
    'payload text': bearer(sign(header, 'x')),
    'payload number': bearer(sign(header, 7)),
    'text after the token': `${bearer(admin)} and more`,
    'text before the scheme': `x ${bearer(admin)}`,
    'two tokens': `${bearer(admin)},${bearer(admin)}`,
  };
  for (const [name, authorization] of Object.entries(authorizations)) {
    const { status } = await call(url, 'GET', '/api/admin/users', { headers: { authorization } });
    report(name, `answer ${status}`, status === 401);
  }
});
