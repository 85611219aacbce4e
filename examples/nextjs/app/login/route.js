import { AdminApiError, createAdminClient } from 'admin-api-client';

/** Signs a person in. The token stays in a cookie that no script of the page can read. */
export async function POST(request) {
  const { email, password } = await request.json();
  try {
    // A client of its own: a log-in gives its token to the client.
    const { token, expiresAt, user } = await createAdminClient({ token: '' }).auth.login({ email, password });
    const attributes = `Path=/; HttpOnly; Secure; SameSite=Strict; Expires=${new Date(expiresAt).toUTCString()}`;
    return Response.json({ name: user.name }, { headers: { 'Set-Cookie': `session=${token}; ${attributes}` } });
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    return Response.json({ message: error.message }, { status: error.status || 503 });
  }
}
