import { inspect } from 'node:util';
import { AdminApiError } from '@/lib/admin/client';
import { ERROR_STATUS } from '@/lib/admin/contract/errors';
import { errorOf, failure, fakeApi, ok, TOKEN } from './client-fakes';

describe('an error of the API', () => {
  it.each(Object.entries(ERROR_STATUS))('%s (%i) keeps code, status, message and request id', async (code, status) => {
    const { client } = fakeApi([failure(status, code)], { maxRetries: 0 });
    const error = await errorOf(client.users.get('u1'));
    expect(error).toBeInstanceOf(AdminApiError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'AdminApiError',
      status,
      code,
      message: `message of ${code}`,
      details: [],
      requestId: 'req-1',
      retryAfter: null,
    });
  });

  it('keeps the reason of a 409, and has null if there is none', async () => {
    const { client } = fakeApi([failure(409, 'CONFLICT', { reason: 'EMAIL_TAKEN' }), failure(404, 'NOT_FOUND')]);
    expect((await errorOf(client.users.get('u1'))).reason).toBe('EMAIL_TAKEN');
    expect((await errorOf(client.users.get('u1'))).reason).toBeNull();
  });

  it('keeps a code, a reason and details that only a later version of the service knows', async () => {
    const details = [{ field: 'email', code: 'IS_LUCKY', message: 'email is not lucky', hint: 'Try again' }];
    const { client } = fakeApi([failure(418, 'TEAPOT', { reason: 'SHORT_AND_STOUT', details, help: 'Tip me over' })]);
    const { status, code, reason, details: kept } = await errorOf(client.users.get('u1'));
    expect({ status, code, reason, kept }).toEqual({
      status: 418,
      code: 'TEAPOT',
      reason: 'SHORT_AND_STOUT',
      kept: details,
    });
  });

  it('does not come from fields and values that only a later version of the service knows', async () => {
    const user = { id: 'u1', status: 'hibernating', karma: 7 };
    const { client } = fakeApi([ok(user, { links: {} })]);
    expect(await client.users.get('u1')).toEqual(user);
  });

  it('keeps the details of a 400', async () => {
    const details = [{ field: 'email', code: 'IS_EMAIL', message: 'email must be an email' }];
    const { client } = fakeApi([failure(400, 'BAD_REQUEST', { details })]);
    expect((await errorOf(client.users.create({ email: 'x', name: 'y' }))).details).toEqual(details);
  });

  it('groups its messages by field, whatever the name of the field is', async () => {
    const details = [
      { field: 'email', code: 'IS_EMAIL', message: 'email must be an email' },
      { field: '__proto__', code: 'UNKNOWN_FIELD', message: '__proto__ is unknown' },
      { field: 'email', code: 'MAX_LENGTH', message: 'email is too long' },
    ];
    const { client } = fakeApi([failure(400, 'BAD_REQUEST', { details }), failure(404, 'NOT_FOUND')]);
    const fields = (await errorOf(client.users.create({ email: 'x', name: 'y' }))).fieldErrors();
    expect(Object.entries(fields)).toEqual([
      ['email', ['email must be an email', 'email is too long']],
      ['__proto__', ['__proto__ is unknown']],
    ]);
    expect((await errorOf(client.users.get('u1'))).fieldErrors()).toEqual({});
  });

  it.each<[Response | Error, boolean]>([
    [failure(400, 'BAD_REQUEST'), false],
    [failure(401, 'UNAUTHORIZED'), false],
    [failure(404, 'NOT_FOUND'), false],
    [new Response('', { status: 408 }), true],
    [failure(409, 'CONFLICT'), false],
    [failure(409, 'CONFLICT', { reason: 'KEY_IN_PROGRESS' }, { 'retry-after': '1' }), true],
    [failure(412, 'PRECONDITION_FAILED'), false],
    [failure(429, 'RATE_LIMITED'), true],
    [failure(500, 'INTERNAL_ERROR'), true],
    [new Response('', { status: 501 }), false],
    [failure(503, 'SERVICE_UNAVAILABLE'), true],
    [new Response('<html>', { status: 200 }), false],
    [new Error('socket hang up'), true],
  ])('tells whether a repetition can succeed: %#', async (reply, isRetryable) => {
    const { client } = fakeApi([reply], { maxRetries: 0 });
    expect((await errorOf(client.users.get('u1'))).isRetryable).toBe(isRetryable);
  });

  it.each([
    ['7', 7],
    ['0', 0],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', null],
  ])('Retry-After: %s is %p seconds', async (header, seconds) => {
    const { client } = fakeApi([failure(503, 'SERVICE_UNAVAILABLE', {}, { 'retry-after': header })], { maxRetries: 0 });
    expect((await errorOf(client.users.list())).retryAfter).toBe(seconds);
  });
});

describe('an answer that is not the envelope', () => {
  const html = '<html><h1>502 Bad Gateway</h1></html>';
  const json = { 'content-type': 'application/json' };
  it.each<[string, Response]>([
    [
      'a proxy’s HTML',
      new Response(html, { status: 502, headers: { 'content-type': 'text/html', 'x-request-id': 'r9' } }),
    ],
    ['HTML with status 200', new Response(html, { status: 200, headers: { 'x-request-id': 'r9' } })],
    ['nothing with status 500', new Response('', { status: 500, headers: { 'x-request-id': 'r9' } })],
    ['JSON that was cut off', new Response('{"success":true,"data":{', { headers: { ...json, 'x-request-id': 'r9' } })],
    [
      'JSON of somebody else',
      new Response('{"message":"hi"}', { status: 404, headers: { ...json, 'x-request-id': 'r9' } }),
    ],
    ['null', new Response('null', { status: 200, headers: { 'x-request-id': 'r9' } })],
    [
      'an error without a code',
      new Response('{"success":false,"error":{}}', { status: 400, headers: { 'x-request-id': 'r9' } }),
    ],
    [
      'success with a status of failure',
      new Response('{"success":true,"data":{}}', { status: 400, headers: { 'x-request-id': 'r9' } }),
    ],
    ['no data', new Response('{"success":true}', { status: 200, headers: { 'x-request-id': 'r9' } })],
    ['no body', new Response(null, { status: 204, headers: { 'x-request-id': 'r9' } })],
    [
      'a redirect',
      new Response(null, { status: 301, headers: { location: 'https://else.test', 'x-request-id': 'r9' } }),
    ],
  ])('%s is an INVALID_RESPONSE that names call and status', async (_, response) => {
    const { client, sent } = fakeApi([response], { maxRetries: 0 });
    const error = await errorOf(client.users.get('u1'));
    expect(error).toBeInstanceOf(AdminApiError);
    expect(error).toMatchObject({ code: 'INVALID_RESPONSE', status: response.status, requestId: 'r9' });
    expect(error.message).toMatch(new RegExp(`^GET /api/admin/users/u1: .*status ${response.status}`));
    expect(sent).toHaveLength(1);
  });

  it('redirects are not followed, since a POST would become a GET', async () => {
    let redirect: string | undefined;
    const { client } = fakeApi([(init) => Promise.resolve(((redirect = init.redirect), ok({})))]);
    await client.users.create({ email: 'a@b.c', name: 'A' });
    expect(redirect).toBe('manual');
  });

  it('a list without meta is one too', async () => {
    expect((await errorOf(fakeApi([ok([])]).client.users.list())).code).toBe('INVALID_RESPONSE');
  });
});

describe('no answer', () => {
  const broken = () =>
    Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:3000'), { code: 'ECONNREFUSED' }),
    });

  it('is a NETWORK_ERROR that says why and keeps the causes', async () => {
    const { client } = fakeApi([broken()], { maxRetries: 0 });
    const error = await errorOf(client.users.list({ search: 'john@example.com' }));
    expect(error).toMatchObject({ status: 0, code: 'NETWORK_ERROR', requestId: null, retryAfter: null });
    expect(error.message).toBe(
      'GET /api/admin/users got no response from http://api.test: connect ECONNREFUSED 127.0.0.1:3000',
    );
    expect(error.cause).toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNREFUSED' } });
  });

  it('is a NETWORK_ERROR too where the body breaks off', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('socket hang up')) });
    const { client } = fakeApi([new Response(body)], { maxRetries: 0 });
    expect(await errorOf(client.users.get('u1'))).toMatchObject({ status: 0, code: 'NETWORK_ERROR' });
  });
});

describe('the token', () => {
  const quoting = `Headers.append: "Bearer ${TOKEN}" is invalid`;
  it.each<[string, Error | Response]>([
    ['a fetch that quotes it', Object.assign(new TypeError(quoting), { cause: new Error(quoting) })],
    [
      'a fetch that attaches the request',
      Object.assign(new Error('x'), { config: { headers: { authorization: TOKEN } } }),
    ],
    [
      'an answer that quotes it',
      failure(400, 'BAD_REQUEST', { message: quoting, details: [{ field: TOKEN, code: 'X', message: quoting }] }),
    ],
    ['a proxy that quotes it', new Response(quoting, { status: 502 })],
  ])('is in no error, not by %s', async (_, reply) => {
    const { client } = fakeApi([reply], { maxRetries: 0 });
    const error = await errorOf(client.users.get('u1'));
    expect(error).toBeInstanceOf(AdminApiError);
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(TOKEN);
  });

  it('is not cut out of what the API gives', async () => {
    const { client } = fakeApi([ok({ name: TOKEN })]);
    expect((await client.users.get('u1')).name).toBe(TOKEN);
  });
});
