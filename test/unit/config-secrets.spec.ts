import { randomBytes } from 'node:crypto';
import { loadConfig } from '@/config/config';
import { faultOf } from '../support/config-fault';

describe('JWT_SECRET', () => {
  it('counts the secret in bytes', () => {
    expect(loadConfig({ JWT_SECRET: 'äßçðëīøøñþ×öüłźž' }).jwtSecret).toBe('äßçðëīøøñþ×öüłźž');
    expect(faultOf({ JWT_SECRET: 'äßçðëīøøñþ×öüłźz' })).toContain('at least 32 bytes');
  });

  it.each([
    ['32 random bytes in base64', () => randomBytes(32).toString('base64')],
    ['32 random bytes in base64url', () => randomBytes(32).toString('base64url')],
    ['32 random bytes in hexadecimal', () => randomBytes(32).toString('hex')],
    ['16 random bytes in hexadecimal', () => randomBytes(16).toString('hex')],
    ['a sentence', () => 'a secret of the tests that is long enough'],
    ['a secret of the examples', () => '0123456789abcdef0123456789abcdef0123'],
  ])('takes %s as JWT_SECRET', (_, make) => {
    for (let round = 0; round < 200; round++) {
      const secret = make();
      expect(loadConfig({ JWT_SECRET: secret }).jwtSecret).toBe(secret);
    }
  });

  it('says how to make a JWT_SECRET if the given one is easy to guess', () => {
    expect(faultOf({ JWT_SECRET: 'changeme'.repeat(5) })).toMatch(/^JWT_SECRET must be .* openssl rand -base64 48$/);
  });
});
