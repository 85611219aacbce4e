/** Single requests, whose answers are looked at. */

export async function send(base, method, path, token, body, headers = {}) {
  const response = await fetch(new URL(path, base), {
    method,
    headers: {
      'user-agent': 'bench',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.json() };
}

/** @returns the data of the answer. @throws Error where it is no success. */
export async function dataOf(base, method, path, token, body) {
  const answer = await send(base, method, path, token, body);
  if (!answer.body.success) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body.data;
}

/** The first admin of a service that has none, by its environment. */
export const CREDENTIALS = { email: 'bench@example.com', password: 'a lighthouse in the fog' };
export const FIRST_ADMIN = { ADMIN_EMAIL: CREDENTIALS.email, ADMIN_PASSWORD: CREDENTIALS.password };

export async function login(base) {
  return (await dataOf(base, 'POST', '/api/auth/login', undefined, CREDENTIALS)).token;
}
