import { request as httpRequest } from 'node:http';
import { ApiKeyAccessService } from '@/api-keys/api-key-access.service';
import { SessionsService } from '@/auth/sessions/sessions.service';
import type { TestApp } from './test-app';

export interface HeldRequest {
  method: string;
  path: string;
  token: string;
  body?: object;
  headers?: Record<string, string>;
}

interface HeldAnswer {
  status: number;
  headers: Record<string, unknown>;
  body: { data?: { id?: string }; error?: { code: string } };
}

/**
 * Sends a request but for the last byte of its body, and resolves once the service has let it in.
 * @returns what sends the last byte, and resolves with the answer
 */
export async function holdBack(
  service: TestApp,
  { method, path, token, body = {}, headers }: HeldRequest,
): Promise<() => Promise<HeldAnswer>> {
  const admitted = nextAuthentication(service, token);
  const text = Buffer.from(JSON.stringify(body));
  const request = httpRequest(`${service.baseUrl}${path}`, {
    method,
    agent: false,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': text.length,
      ...headers,
    },
  });
  const answer = new Promise<HeldAnswer>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: JSON.parse(Buffer.concat(chunks).toString()) as HeldAnswer['body'],
        }),
      );
    });
  });
  request.write(text.subarray(0, -1));
  // An answer before that is a refusal, such as the 503 of a busy machine. The test then fails instead of waiting for ever.
  await Promise.race([admitted, answer]);
  return () => {
    request.end(text.subarray(-1));
    return answer;
  };
}

/** Resolves when the service has authenticated its next request. */
function nextAuthentication(service: TestApp, token: string): Promise<unknown> {
  if (token.startsWith('admk_')) {
    return nextApiKey(service);
  }
  const sessions = service.app.get(SessionsService, { strict: false });
  const authenticate = sessions.authenticate.bind(sessions);
  return new Promise((resolve) => {
    const spy = jest.spyOn(sessions, 'authenticate').mockImplementation(async (sessionId, userId) => {
      spy.mockRestore();
      const principal = await authenticate(sessionId, userId);
      resolve(principal);
      return principal;
    });
  });
}

function nextApiKey(service: TestApp): Promise<unknown> {
  const apiKeys = service.app.get(ApiKeyAccessService, { strict: false });
  const authenticate = apiKeys.authenticate.bind(apiKeys);
  return new Promise((resolve) => {
    const spy = jest.spyOn(apiKeys, 'authenticate').mockImplementation(async (text, address) => {
      spy.mockRestore();
      const principal = await authenticate(text, address);
      resolve(principal);
      return principal;
    });
  });
}
