import { AdminApiError } from 'admin-api-client';
import { admin } from '../../lib/admin.js';

/** Lists users, or searches them by a part of their email or name: /users?search=ada&cursor=… */
export async function GET(request) {
  const { searchParams } = new URL(request.url);
  const search = searchParams.get('search') ?? undefined;
  const cursor = searchParams.get('cursor') ?? undefined;
  const { data, meta } = await admin.users.list({ search, cursor, limit: 20 });
  return Response.json({ users: data, total: meta.total, next: meta.nextCursor });
}

/** Creates a user. The form sends the same key with each try, so a double click creates one user. */
export async function POST(request) {
  const { email, name, formId } = await request.json();
  try {
    const user = await admin.users.create({ email, name }, { idempotencyKey: formId });
    return Response.json(user, { status: 201 });
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    return explain(error);
  }
}

/** Decides by the reason. Messages may be reworded, reasons may not. */
function explain(error) {
  switch (error.reason) {
    case 'EMAIL_TAKEN':
      return Response.json({ message: 'There is a user with this email already.' }, { status: 409 });
    default: {
      // One entry for each wrong field, to be shown beside it.
      const fields = Object.fromEntries(error.details.map(({ field, message }) => [field, message]));
      return Response.json(
        { message: error.message, fields, requestId: error.requestId },
        { status: error.status || 503 },
      );
    }
  }
}
