import { admin } from '../../../../lib/admin.js';

/** Invites a person. Without SMTP_URL the response has the link, which you send yourself. */
export async function POST(request, { params }) {
  const { id } = await params;
  const { email } = await request.json();
  const { acceptUrl, expiresAt } = await admin.organizations.invitations.create(id, { email, role: 'member' });
  return Response.json({ acceptUrl, expiresAt }, { status: 201 });
}
