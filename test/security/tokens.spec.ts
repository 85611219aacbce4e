import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import type { User } from '@/lib/admin/contract/users';
import { freshAddress } from '../support/addresses';
import { growth, LINEAR_MAX } from '../support/cost';
import { createSignedInUser, PASSWORD } from '../support/factories';
import { type Claims, claimsFor, claimsOf, forge, hmac } from '../support/forge';
import { createTestApp, type TestApp } from '../support/test-app';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PUBLIC_PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();

describe('A token', () => {
  let service: TestApp;
  let secret: string;
  let adminClaims: Claims;
  let other: { user: User; token: string };

  beforeAll(async () => {
    // One proxy is believed, so that each refused request may come from an address of its own.
    service = await createTestApp({ config: { trustProxy: 1 } });
    secret = service.config.jwtSecret!;
    adminClaims = claimsOf(service.adminToken);
    other = await createSignedInUser(service.admin, service.client(''));
  });
  afterAll(() => service.close());

  function ask(token: string | undefined, path = '/api/admin/users') {
    const request = service.http.get(path).set('X-Forwarded-For', freshAddress());
    return token === undefined ? request : request.set('Authorization', `Bearer ${token}`);
  }

  function expectRefused(response: Response, reason = 'INVALID_TOKEN'): void {
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer');
    expect(response.body).toEqual({
      success: false,
      error: {
        code: 'UNAUTHORIZED',
        message: 'Missing or invalid authentication',
        requestId: response.headers['x-request-id'],
        reason,
      },
    });
  }

  /** A signed-in user of the test's own, who is good for a 403 on an admin's route. */
  async function signedIn(role: 'admin' | 'user' = 'admin') {
    const person = await createSignedInUser(service.admin, service.client(''), { role });
    expect((await ask(person.token)).status).toBe(role === 'admin' ? 200 : 403);
    return person;
  }

  it('made by hand exactly as the service makes it is good, so that each refusal below has its own reason', async () => {
    const claims = claimsFor(adminClaims.sub, adminClaims.sid);
    expect((await ask(forge(claims, hmac(secret)))).status).toBe(200);
  });

  describe('is refused that is forged:', () => {
    const claims = (overrides: Claims = {}) => ({ ...claimsFor(adminClaims.sub, adminClaims.sid), ...overrides });
    const rs256 = (input: string) => createSign('sha256').update(input).sign(privateKey, 'base64url');
    const without = (claim: keyof Claims) => {
      const rest = claims();
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a claim that is there but undefined is another case
      delete rest[claim];
      return rest;
    };
    const seconds = () => Math.floor(Date.now() / 1000);

    it.each<[string, () => string]>([
      ['alg none without signature', () => forge(claims(), () => '', { alg: 'none' })],
      ['alg None without signature', () => forge(claims(), () => '', { alg: 'None' })],
      ['alg none with a good signature', () => forge(claims(), hmac(secret), { alg: 'none' })],
      ['HS384 with our secret', () => forge(claims(), hmac(secret, 'sha384'), { alg: 'HS384' })],
      ['HS512 with our secret', () => forge(claims(), hmac(secret, 'sha512'), { alg: 'HS512' })],
      ['RS256 with a key of its own', () => forge(claims(), rs256, { alg: 'RS256' })],
      [
        'RS256 with its key in the header',
        () => forge(claims(), rs256, { alg: 'RS256', jwk: publicKey.export({ format: 'jwk' }) }),
      ],
      ['HS256 with a public key as the secret', () => forge(claims(), hmac(PUBLIC_PEM))],
      ['no alg', () => forge(claims(), hmac(secret), {})],
      ['another secret', () => forge(claims(), hmac('a secret of somebody else that is long too'))],
      ['an empty secret', () => forge(claims(), hmac(''))],
      ['a truncated signature', () => forge(claims(), (input) => hmac(secret)(input).slice(0, -4))],
      ['no signature', () => forge(claims(), () => '')],
      ['expired', () => forge(claims({ iat: seconds() - 100, exp: seconds() - 1 }), hmac(secret))],
      ['exp now', () => forge(claims({ exp: seconds() }), hmac(secret))],
      ['missing exp', () => forge(without('exp'), hmac(secret))],
      ['exp null', () => forge(claims({ exp: null }), hmac(secret))],
      ['exp a text', () => forge(claims({ exp: '9999999999' }), hmac(secret))],
      ['not valid before tomorrow', () => forge(claims({ nbf: seconds() + 86_400 }), hmac(secret))],
      ['another iss', () => forge(claims({ iss: 'another-api' }), hmac(secret))],
      ['missing iss', () => forge(without('iss'), hmac(secret))],
      ['another aud', () => forge(claims({ aud: 'another-api' }), hmac(secret))],
      ['missing aud', () => forge(without('aud'), hmac(secret))],
      ['missing sub', () => forge(without('sub'), hmac(secret))],
      ['missing sid', () => forge(without('sid'), hmac(secret))],
      ['a sub that is no id', () => forge(claims({ sub: "' OR 1=1 --" }), hmac(secret))],
      ['a sub that is a list', () => forge(claims({ sub: [adminClaims.sub] }), hmac(secret))],
      ['a sid that is an object', () => forge(claims({ sid: { $ne: null } }), hmac(secret))],
      ['a session that never was', () => forge(claims({ sid: randomUUID() }), hmac(secret))],
      ['a user that never was', () => forge(claims({ sub: randomUUID() }), hmac(secret))],
      ['own session, sub of an admin', () => forge(claims({ sid: claimsOf(other.token).sid }), hmac(secret))],
      ['own sub, session of an admin', () => forge(claims({ sub: other.user.id }), hmac(secret))],
      [
        'another payload under a good signature',
        () => {
          const [header, , signature] = other.token.split('.');
          return [header, forge(claims(), () => '').split('.')[1], signature].join('.');
        },
      ],
      ['garbage', () => 'garbage'],
      ['three dots', () => '...'],
      ['two tokens', () => `${service.adminToken},${service.adminToken}`],
      ['a payload that is no JSON', () => `${service.adminToken.split('.')[0]}.e30x.AAAA`],
      ['10 kB', () => 'x'.repeat(10_000)],
      ['an unknown crit', () => forge(claims(), hmac(secret), { alg: 'HS256', crit: ['x'], x: 1 })],
      ['a crit that names a claim', () => forge(claims(), hmac(secret), { alg: 'HS256', crit: ['exp'] })],
      ['an empty crit', () => forge(claims(), hmac(secret), { alg: 'HS256', crit: [] })],
      ['an unencoded payload', () => forge(claims(), hmac(secret), { alg: 'HS256', b64: false })],
      ['a list as alg', () => forge(claims(), hmac(secret), { alg: ['HS256'] })],
      ['an object as alg', () => forge(claims(), hmac(secret), { alg: { name: 'HS256' } })],
      ['alg in lower case', () => forge(claims(), hmac(secret), { alg: 'hs256' })],
      ['the payload null', () => forge(null, hmac(secret))],
      ['the payload a list', () => forge([claims()], hmac(secret))],
      ['the payload a text', () => forge('admin', hmac(secret))],
      ['the payload a number', () => forge(1, hmac(secret))],
      ['the payload a list, and no typ', () => forge([claims()], hmac(secret), { alg: 'HS256', typ: undefined })],
      ['a header that is no object', () => forge(claims(), hmac(secret), null)],
      ['exp a fraction', () => forge(claims({ exp: seconds() + 600.5 }), hmac(secret))],
      ['exp a list', () => forge(claims({ exp: [seconds() + 600] }), hmac(secret))],
      ['exp beyond what is exact', () => forge(claims({ exp: 1e300 }), hmac(secret))],
      ['exp before 1970', () => forge(claims({ exp: -1 }), hmac(secret))],
      ['nbf a text', () => forge(claims({ nbf: '0' }), hmac(secret))],
      ['iss a list', () => forge(claims({ iss: ['admin-api'] }), hmac(secret))],
      ['aud an object', () => forge(claims({ aud: { name: 'admin-api' } }), hmac(secret))],
      ['a sub that is a number', () => forge(claims({ sub: 1 }), hmac(secret))],
      ['a sid that is a list', () => forge(claims({ sid: [adminClaims.sid] }), hmac(secret))],
      ['a sid with blanks', () => forge(claims({ sid: ` ${String(adminClaims.sid)} ` }), hmac(secret))],
    ])('%s', async (_, token) => expectRefused(await ask(token())));
  });

  it('is not given a role by what it claims', async () => {
    const { sub, sid } = claimsOf(other.token);
    const boast = { ...claimsFor(sub, sid), role: 'admin', status: 'active', admin: true, scope: 'admin' };
    expect((await ask(forge(boast, hmac(secret)))).status).toBe(403);
    const modest = { ...claimsFor(adminClaims.sub, adminClaims.sid), role: 'user', status: 'suspended' };
    expect((await ask(forge(modest, hmac(secret)))).status).toBe(200);
  });

  it('is read from the Authorization header with the scheme Bearer and from nowhere else', async () => {
    const token = service.adminToken;
    expectRefused(await ask(undefined), 'MISSING_TOKEN');
    for (const name of ['token', 'access_token', 'jwt', 'auth_token']) {
      expectRefused(await ask(undefined, `/api/admin/users?${name}=${token}`), 'MISSING_TOKEN');
      expectRefused(await ask(undefined).set('Cookie', `${name}=${token}`), 'MISSING_TOKEN');
    }
    expectRefused(await ask(undefined).set('X-Access-Token', token), 'MISSING_TOKEN');
    for (const value of [token, `Basic ${token}`, `JWT ${token}`, 'Bearer', 'Bearer ', `Token ${token}`]) {
      expectRefused(await ask(undefined).set('Authorization', value));
    }
    for (const value of [`Bearer ${token} x`, `Bearer ${token}, x`, `x Bearer ${token}`, `Bearer  ${token}`]) {
      expectRefused(await ask(undefined).set('Authorization', value));
    }
    const body = { access_token: token, token };
    const logout = service.http.post('/api/auth/logout').set('X-Forwarded-For', freshAddress());
    expectRefused(await logout.send(body), 'MISSING_TOKEN');
  });

  it('is read in linear time, however long the Authorization header is', async () => {
    const cost = (length: number) => ask(undefined).set('Authorization', 'a'.repeat(length));
    expect(await growth(7_500, cost)).toBeLessThan(LINEAR_MAX);
  });

  it('is worth nothing after its session is logged out, the very next request', async () => {
    const { token } = await signedIn();
    await service.client(token).auth.logout();
    expectRefused(await ask(token));
    expectRefused(await ask(token, '/api/auth/session'));
  });

  it('is worth nothing without its session row, and nothing after the time of that row', async () => {
    const gone = await signedIn();
    await service.sql('DELETE FROM sessions WHERE id = $1', [claimsOf(gone.token).sid]);
    expectRefused(await ask(gone.token));

    const over = await signedIn();
    await service.sql(`UPDATE sessions SET created_at = now() - interval '2 hours', expires_at = now() WHERE id = $1`, [
      claimsOf(over.token).sid,
    ]);
    expectRefused(await ask(over.token));
  });

  it('a token follows the role: after a demotion the next request is refused, after a promotion it is allowed', async () => {
    const { user, token } = await signedIn();
    await service.admin.users.update(user.id, { role: 'user' });
    const response = await ask(token);
    expect(response.status).toBe(403);
    expect(response.body.error).toMatchObject({ code: 'FORBIDDEN', message: 'Admin access required' });
    await service.admin.users.update(user.id, { role: 'admin' });
    expect((await ask(token)).status).toBe(200);
  });

  it('a token of a suspended user is refused at the next request, and after the suspension too', async () => {
    const { user, token } = await signedIn();
    await service.admin.users.update(user.id, { status: 'suspended' });
    expectRefused(await ask(token));
    await service.admin.users.update(user.id, { status: 'active' });
    expectRefused(await ask(token));
    expect((await service.client('').auth.login({ email: user.email, password: PASSWORD })).user.id).toBe(user.id);
  });

  it('a token of a user who is suspended in the database, whose session is still there, is refused', async () => {
    const { user, token } = await signedIn();
    await service.sql(`UPDATE users SET status = 'suspended' WHERE id = $1`, [user.id]);
    expectRefused(await ask(token));
  });

  it('a token of a deleted user is refused at the next request, also after a new account gets the email', async () => {
    const { user, token } = await signedIn();
    await service.admin.users.delete(user.id);
    expectRefused(await ask(token));
    await service.admin.users.create({ email: user.email, name: user.name, role: 'admin', password: PASSWORD });
    expectRefused(await ask(token));
  });

  it('is not in the log, good or not', () => {
    const log = JSON.stringify(service.logs);
    expect(log).toContain('"request"');
    expect(log).not.toContain(service.adminToken.split('.')[2]);
    expect(log).not.toContain(other.token.split('.')[2]);
    expect(log).not.toContain('eyJ');
  });
});
