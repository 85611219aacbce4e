/** Sends single requests and parses their responses. */

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

/** @returns the data of the response. @throws Error if it is not a success */
export async function dataOf(base, method, path, token, body) {
  const answer = await send(base, method, path, token, body);
  if (!answer.body.success) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body.data;
}

/** Environment variables of the first admin. */
export const CREDENTIALS = { email: 'bench@example.com', password: 'a lighthouse in the fog' };
export const FIRST_ADMIN = { ADMIN_EMAIL: CREDENTIALS.email, ADMIN_PASSWORD: CREDENTIALS.password };

export async function login(base) {
  return (await dataOf(base, 'POST', '/api/auth/login', undefined, CREDENTIALS)).token;
}
