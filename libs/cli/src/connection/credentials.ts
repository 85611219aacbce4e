import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError } from '../cli-error';

export interface Credential {
  token: string;
  /** Email of the account. Null for an API key. */
  email: string | null;
  /** Time when the session ends at the latest. Null for an API key. */
  expiresAt: string | null;
}

interface Stored {
  /** Address of the server that commands use without `--url`. */
  current: string | null;
  /** By the address of the server that each was made for. */
  servers: Record<string, Credential>;
}

/** The stored tokens: a file in the user's configuration folder that only the user can read. */
export class Credentials {
  private constructor(readonly file: string) {}

  static async open(): Promise<Credentials> {
    const { default: envPaths } = await import('env-paths');
    return new Credentials(join(envPaths('admin-api', { suffix: '' }).config, 'credentials.json'));
  }

  get current(): string | null {
    return this.read().current;
  }

  /** Returns the token for this server, and never one that was made for another server. */
  of(url: string): Credential | null {
    const { servers } = this.read();
    return Object.hasOwn(servers, url) ? (servers[url] ?? null) : null;
  }

  /** Stores a token, and makes its server the current one. */
  keep(url: string, credential: Credential): void {
    this.write({ current: url, servers: { ...this.read().servers, [url]: credential } });
  }

  forget(url: string): void {
    const { current, servers } = this.read();
    const others = Object.fromEntries(Object.entries(servers).filter(([server]) => server !== url));
    this.write({ current: current === url ? (Object.keys(others)[0] ?? null) : current, servers: others });
  }

  private read(): Stored {
    const text = this.readText();
    if (text === null) return { current: null, servers: {} };
    try {
      const stored = JSON.parse(text) as Partial<Stored>;
      return { current: stored.current ?? null, servers: { ...stored.servers } };
    } catch {
      throw new CliError(`${this.file} is not JSON.`, 1, 'Delete it, and sign in again with: admin-api login');
    }
  }

  private readText(): string | null {
    try {
      const text = readFileSync(this.file, 'utf8');
      if (process.platform !== 'win32' && (statSync(this.file).mode & 0o077) !== 0) chmodSync(this.file, 0o600);
      return text;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw new CliError(`The stored tokens cannot be read: ${(error as Error).message}`);
    }
  }

  /** Replaces the file at once, so that a reader never sees half of it. */
  private write(stored: Stored): void {
    const folder = dirname(this.file);
    const draft = `${this.file}.${randomBytes(6).toString('hex')}`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      chmodSync(folder, 0o700);
      writeFileSync(draft, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
      renameSync(draft, this.file);
    } catch (error) {
      rmSync(draft, { force: true });
      throw new CliError(
        `The token cannot be stored: ${(error as Error).message}`,
        1,
        'Set ADMIN_API_URL and ADMIN_API_TOKEN instead.',
      );
    }
  }
}
