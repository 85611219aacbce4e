/** The account, the place and the time of an event, for its mail. */
export interface SecurityEvent {
  /** Address of the application. */
  url: string;
  at: Date;
}

/** A subject and a text. They name nobody but the recipient. */
interface MailText {
  subject: string;
  text: string;
}

const IF_NOT_YOU = 'If it was not you, and nobody did it for you, tell an administrator at once.';

export function passwordChangedMail(event: SecurityEvent): MailText {
  return mailOf(event, 'Your password has changed', [
    `The password of your account at ${event.url} has changed. Your other sessions have ended.`,
    `${IF_NOT_YOU} Ask for a new password, and change the password of your mailbox if it is the same.`,
  ]);
}

/** For the old address. */
export function emailChangedMail(event: SecurityEvent): MailText {
  return mailOf(event, 'The email address of your account has changed', [
    `The email address of your account at ${event.url} has changed. This is the last mail to the old address.`,
    `${IF_NOT_YOU} Somebody else may be using your account.`,
  ]);
}

export function roleChangedMail(event: SecurityEvent & { before: string; after: string }): MailText {
  return mailOf(event, 'Your role has changed', [
    `Your role at ${event.url} is now "${event.after}". It was "${event.before}" before.`,
    'If you did not expect this, tell an administrator.',
  ]);
}

/** @param event With the client address in canonical form. */
export function newSignInMail(event: SecurityEvent & { address: string }): MailText {
  return mailOf(event, 'New sign-in to your account', [
    `Somebody signed in to your account at ${event.url} from an address that was not used in the last 30 days: ${event.address}`,
    `If it was you, ignore this mail. ${IF_NOT_YOU} Then change your password, which ends all other sessions.`,
  ]);
}

function mailOf({ at }: SecurityEvent, subject: string, [fact, advice]: [fact: string, advice: string]): MailText {
  return {
    subject,
    text: `Hello,

${fact}

Time: ${at.toUTCString()}

${advice}
`,
  };
}
