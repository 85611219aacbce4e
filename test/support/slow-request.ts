import { request } from 'node:http';

/** A request whose body is not complete before `finish`. A stop of the service waits for it. */
export interface SlowRequest {
  /** Resolves once the service reads the body. */
  begun: Promise<void>;
  /** The status of the answer. */
  answer: Promise<number | undefined>;
  finish(): void;
}

/** Begins to create a user. */
export function beginSlowRequest(baseUrl: string, token: string): SlowRequest {
  const body = Buffer.from(JSON.stringify({ email: 'slow@example.com', name: 'Slow' }));
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Content-Length': body.length,
    // The service answers to this when the request has reached it.
    Expect: '100-continue',
  };
  const slow = request(`${baseUrl}/api/admin/users`, { method: 'POST', headers });
  const begun = new Promise<void>((resolve) =>
    slow.on('continue', () => slow.write(body.subarray(0, 5), () => resolve())),
  );
  const answer = new Promise<number | undefined>((resolve, reject) => {
    slow.on('error', reject).on('response', (response) => resolve(response.resume().statusCode));
  });
  answer.catch(() => undefined);
  slow.flushHeaders();
  return { begun, answer, finish: () => slow.end(body.subarray(5)) };
}
