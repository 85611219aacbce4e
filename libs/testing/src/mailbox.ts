import type { SentMail } from './messages';

/** Taken at once: a test may replace the timers. */
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;
const DEFAULT_TIMEOUT_MS = 5_000;
const LINK = /https?:\/\/[^\s<>"]+/g;
const TOKEN = /[#?&]token=([^&#\s]+)/;

/** A mail that the service sent. */
export interface Mail {
  to: string;
  subject: string;
  /** The plain text. */
  text: string;
  /** The URLs in the text, in their order. */
  links: string[];
  /** The token of the first link that has one (`#token=…`). Null: the mail has none. */
  token: string | null;
}

export interface MailFilter {
  /** The whole address, in any case. */
  to?: string;
  /** A part of the subject, in any case, or an expression. */
  subject?: string | RegExp;
}

export interface NextMailOptions extends MailFilter {
  /** Longest wait in milliseconds. Default: 5,000. */
  timeout?: number;
}

interface Waiter {
  matches: (mail: Mail) => boolean;
  take: (mail: Mail) => void;
}

/** The mails that the service sent. None leaves the machine. */
export class Mailbox {
  private readonly received: Mail[] = [];
  private readonly unread = new Set<Mail>();
  private readonly waiters = new Set<Waiter>();
  private saved: readonly Mail[] = [];

  /** All mails since the start or the last reset, oldest first, `next` or not. */
  get all(): readonly Mail[] {
    return [...this.received];
  }

  /**
   * Returns the oldest mail that `next` has not returned yet and that matches. Waits for it if it has not been sent.
   * @throws Error after the time limit, which names the mails that were sent
   */
  next({ timeout = DEFAULT_TIMEOUT_MS, ...filter }: NextMailOptions = {}): Promise<Mail> {
    const matches = (mail: Mail) => isMatch(mail, filter);
    const found = [...this.unread].find(matches);
    if (found) {
      this.unread.delete(found);
      return Promise.resolve(found);
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        matches,
        take: (mail) => {
          stopTimer(timer);
          resolve(mail);
        },
      };
      const timer = startTimer(() => {
        this.waiters.delete(waiter);
        reject(new Error(`No mail${described(filter)} within ${timeout} ms. ${this.summary()}`));
      }, timeout);
      this.waiters.add(waiter);
    });
  }

  /** Adds a mail of the service. */
  receive({ to, subject, text }: SentMail): void {
    const links = text.match(LINK) ?? [];
    const token = links.map((link) => TOKEN.exec(link)?.[1]).find((value) => value !== undefined) ?? null;
    const mail = { to, subject, text, links: [...links], token };
    this.received.push(mail);
    const waiter = [...this.waiters].find(({ matches }) => matches(mail));
    if (waiter) {
      this.waiters.delete(waiter);
      waiter.take(mail);
    } else {
      this.unread.add(mail);
    }
  }

  /** Makes the mails of now those that `restore` returns to. */
  save(): void {
    this.saved = [...this.received];
  }

  restore(): void {
    this.received.splice(0, Infinity, ...this.saved);
    this.unread.clear();
    this.saved.forEach((mail) => this.unread.add(mail));
  }

  private summary(): string {
    const sent = this.received.map(({ to, subject }) => `"${subject}" to ${to}`);
    return sent.length === 0 ? 'No mail was sent.' : `Sent: ${sent.join(', ')}.`;
  }
}

function isMatch(mail: Mail, { to, subject }: MailFilter): boolean {
  return (
    (to === undefined || mail.to.toLowerCase() === to.toLowerCase()) &&
    (subject === undefined ||
      (typeof subject === 'string'
        ? mail.subject.toLowerCase().includes(subject.toLowerCase())
        : mail.subject.search(subject) >= 0))
  );
}

function described({ to, subject }: MailFilter): string {
  return `${to === undefined ? '' : ` to ${to}`}${subject === undefined ? '' : ` with the subject ${String(subject)}`}`;
}
