import { QueryFailedError } from 'typeorm';
import { JsonLogger } from '@/http/logging/logger';

describe('The log', () => {
  const written: string[] = [];
  const logger = new JsonLogger('trace', { write: (line: string) => void written.push(line) });
  const lastLine = () => JSON.parse(written.at(-1) ?? '') as Record<string, unknown>;

  it('is a line of JSON with level, time, context and message', () => {
    logger.log('hello', 'Greeter');
    expect(lastLine()).toEqual({ level: 'info', time: expect.any(String), context: 'Greeter', msg: 'hello' });
  });

  it('holds no secret, however deep it is and however it is spelled', () => {
    const secret = 'geheim';
    const request = { headers: { Authorization: secret, accept: 'all' }, body: [{ newPassword: secret }] };
    logger.warn({ password: secret, request, user: { Token: secret, name: 'Ada' } }, 'secrets', 'Test');
    expect(written.at(-1)).not.toContain(secret);
    expect(lastLine()).toMatchObject({
      password: '[REDACTED]',
      request: { headers: { Authorization: '[REDACTED]', accept: 'all' }, body: [{ newPassword: '[REDACTED]' }] },
      user: { Token: '[REDACTED]', name: 'Ada' },
    });
  });

  it('tells of a failed query without its parameters and without the words that quote them', () => {
    const driverError = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(geheim)' });
    logger.error({ err: new QueryFailedError('INSERT', ['geheim'], driverError) }, 'Request failed', 'Exceptions');
    expect(written.at(-1)).not.toContain('geheim');
    expect(lastLine()).toMatchObject({
      level: 'error',
      msg: 'Request failed',
      err: { query: 'INSERT', code: '23505' },
    });
  });
});
