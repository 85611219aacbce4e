import { ConfigError } from './config-error';
import { ed25519PrivateKey } from './ed25519';
import { parseSmtpUrl } from './smtp-url';
import { isEasyToGuess } from './secret-strength';

/** A kind of value that a variable can hold. */
export interface Kind<T> {
  /** Ends the sentence "NAME must be …". */
  readonly expected: string;
  /** Returns undefined if the text is not of this kind. */
  parse(text: string): T | undefined;
}

/** The documentation of a variable, in Markdown. */
export interface Documentation {
  /** Text for the README and `.env.example`: a phrase without a capital letter and a full stop. */
  readonly meaning: string;
  /** The meaning of an unset variable. If it is missing, the documentation shows the default. */
  readonly ifUnset?: string;
  /** The value in `.env.example` instead of the default. An empty text is for a value that most deployments set. */
  readonly example?: string;
}

/** An environment variable. */
export interface Variable<T> {
  readonly name: string;
  /** Ends the sentence "NAME must be …". */
  readonly expected: string;
  readonly doc: Documentation & { readonly default?: unknown };
  read(env: NodeJS.ProcessEnv): T;
}

/** Declares a variable: the one place for its name, its kind, its default and its documentation. */
export function variable<T>(
  name: string,
  kind: Kind<T>,
  doc: Documentation & { readonly default: NoInfer<T> },
): Variable<T>;
export function variable<T>(name: string, kind: Kind<T>, doc: Documentation): Variable<T | undefined>;
export function variable<T>(
  name: string,
  kind: Kind<T>,
  doc: Documentation & { readonly default?: NoInfer<T> },
): Variable<T | undefined> {
  return {
    name,
    expected: kind.expected,
    doc,
    read: (env) => {
      const text = textOf(name, env);
      if (text === '') {
        return doc.default;
      }
      const value = kind.parse(text);
      if (value === undefined) {
        throw new ConfigError(`${name} must be ${kind.expected}`);
      }
      return value;
    },
  };
}

/**
 * Returns the text of a variable without white space and line ends around it: files and secret stores add them. Empty text
 * means unset, because compose files and CI pass unset variables on as empty ones.
 */
export function textOf(name: string, env: NodeJS.ProcessEnv): string {
  return (env[name] ?? '').trim();
}

/** Text on one line. */
export const line: Kind<string> = {
  expected: 'one line without control characters',
  parse: (text) => (/\p{Cc}/u.test(text) ? undefined : text),
};

export function matching(pattern: RegExp, expected: string): Kind<string> {
  return { expected, parse: (text) => (pattern.test(text) ? text : undefined) };
}

export function wholeNumber(min: number, max: number): Kind<number> {
  return {
    expected: `a whole number from ${min} to ${max}`,
    parse: (text) => {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
      return value >= min && value <= max ? value : undefined;
    },
  };
}

/** A number of the given kind, or 0, which turns the limit off. */
export function zeroOr(kind: Kind<number>): Kind<number> {
  return { expected: `0 or ${kind.expected}`, parse: (text) => (text === '0' ? 0 : kind.parse(text)) };
}

export function oneOf<const T extends string>(values: readonly T[]): Kind<T> {
  return { expected: `one of ${values.join(', ')}`, parse: (text) => values.find((value) => value === text) };
}

export const flag: Kind<boolean> = {
  expected: 'true or false',
  parse: (text) => ({ true: true, false: false })[text],
};

export const onOff: Kind<boolean> = {
  expected: 'on or off',
  parse: (text) => ({ on: true, off: false })[text],
};

/** Values separated by commas. Empty ones are skipped. */
export function listOf<T>(kind: Kind<T>, expected: string): Kind<readonly T[]> {
  return {
    expected,
    parse: (text) => {
      const items = text.split(',').map((item) => item.trim());
      const values = items.filter((item) => item !== '').map((item) => kind.parse(item));
      return values.every((value) => value !== undefined) ? values : undefined;
    },
  };
}

/** Shortest secret, in bytes of UTF-8: its strength is in its bytes, not in its characters (RFC 7518, 3.2). */
const SECRET_MIN_BYTES = 32;

/** A secret to sign with. */
export const secret: Kind<string> = {
  expected:
    `at least ${SECRET_MIN_BYTES} bytes long and hard to guess (not few characters, repetition, or words of examples): ` +
    'make one with openssl rand -base64 48',
  parse: (text) => (Buffer.byteLength(text) >= SECRET_MIN_BYTES && !isEasyToGuess(text) ? text : undefined),
};

/** An Ed25519 private key; see `ed25519PrivateKey`. */
export const signingKey: Kind<string> = {
  expected: 'an Ed25519 private key: a PKCS#8 PEM, or the base64 between its lines',
  parse: (text) => (ed25519PrivateKey(text) ? text : undefined),
};

/** A URL of a mail server; see `parseSmtpUrl`. */
export const smtpUrl: Kind<string> = {
  expected: 'an smtp:// or smtps:// URL, with no parameter but tls=off (smtp:// only)',
  parse: (text) => (parseSmtpUrl(text) ? text : undefined),
};

/** The address of a web application, without a slash at the end, e.g. `https://app.example.com`. */
export const webAddress: Kind<string> = {
  expected: 'a URL such as https://app.example.com, without credentials, query and fragment',
  parse: (text) => {
    const url = urlOf(text);
    const isAddress = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !/[?#]/.test(url.href);
    return isAddress ? text.replace(/\/+$/, '') : undefined;
  },
};

/** An origin as browsers send it (RFC 6454, 6.2): lower case, without the default port and without a slash at the end. */
export const origin: Kind<string> = {
  expected: 'an origin such as https://admin.example.com',
  parse: (text) => (/^https?:\/\/[^\s/\\?#@%*]+\/?$/i.test(text) ? urlOf(text)?.origin : undefined),
};

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
