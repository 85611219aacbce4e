/** Values in the mail with a link for a new password. */
export interface PasswordResetText {
  resetUrl: string;
  expiresAt: Date;
  /** Email of the admin or name of the API key that sends the link. Null if somebody asked for it with the address alone. */
  sentBy: string | null;
}

export function passwordResetMail({ resetUrl, expiresAt, sentBy }: PasswordResetText) {
  const cause =
    sentBy === null ? 'Somebody asked for a new password of your account.' : `${sentBy} sends you this link.`;
  return {
    subject: 'Choose a new password',
    text: `Hello,

${cause} To choose one, open this link:

${resetUrl}

You can use it once, until ${expiresAt.toUTCString()}. A newer link replaces it. Please do not pass it on.

If you do not expect this mail, ignore it. Your password does not change unless somebody uses the link.
`,
  };
}
