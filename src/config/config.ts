import { ConfigError } from './config-error';
import { TimeLimits } from './time-limits';
import { textOf } from './variable';
import { VARIABLES } from './variables';

export { ConfigError } from './config-error';

type Values = { readonly [Name in keyof typeof VARIABLES]: ReturnType<(typeof VARIABLES)[Name]['read']> };

/** The parsed environment, with derived defaults. */
export type AppConfig = Values & {
  readonly mailFrom: string;
  readonly publicUrl: string;
  readonly timeLimits: TimeLimits;
  /** Names of the variables that are set. */
  readonly setVariables: readonly string[];
};

/**
 * Reads the environment once.
 * @throws ConfigError whose message is one line that names the first wrong variable.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): AppConfig {
  const values = Object.fromEntries(
    Object.entries(VARIABLES).map(([name, declared]) => [name, declared.read(env)]),
  ) as unknown as Values;
  if (values.databaseUrl !== undefined && values.jwtSecret === undefined) {
    throw new ConfigError('JWT_SECRET must be set if DATABASE_URL is set: all instances need the same secret');
  }
  if (values.smtpUrl !== undefined && values.publicUrl === undefined) {
    throw new ConfigError('PUBLIC_URL must be set if SMTP_URL is set: mails contain links to it');
  }
  const publicUrl = values.publicUrl ?? ownUrl(values);
  return {
    ...values,
    publicUrl,
    timeLimits: new TimeLimits(),
    mailFrom: values.mailFrom ?? `no-reply@${new URL(publicUrl).hostname}`,
    setVariables: Object.values(VARIABLES)
      .map(({ name }) => name)
      .filter((name) => textOf(name, env) !== ''),
  };
}

/** Returns the address of this service on this machine. A wildcard address becomes `localhost`, which a browser can open. */
function ownUrl({ host, port }: Values): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
