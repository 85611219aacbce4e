/** Values in the mail of an invitation. */
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

You can use it once, until ${expiresAt.toUTCString()}. Please do not pass it on.

If you do not expect this invitation, ignore this mail. Nothing happens unless the link is opened.
`,
  };
}
