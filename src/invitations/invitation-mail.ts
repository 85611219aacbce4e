/** What an invitation's mail tells. */
export interface InvitationText {
  organization: string;
  invitedBy: string;
  role: string;
  acceptUrl: string;
  expiresAt: Date;
}

export function invitationMail({ organization, invitedBy, role, acceptUrl, expiresAt }: InvitationText) {
  return {
    subject: `You are invited to ${organization}`,
    text: `Hello,

${invitedBy} invites you to become ${role === 'member' ? 'a member' : `an ${role}`} of ${organization}.

To accept, open this link:

${acceptUrl}

It can be used once, until ${expiresAt.toUTCString()}. Please do not pass it on.

If you do not know what this is about, you need not do anything: without the link nothing happens.
`,
  };
}
