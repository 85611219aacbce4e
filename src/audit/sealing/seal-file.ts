import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppConfig } from '@/config/config';

/** Identifies a checkpoint. */
export interface Seal {
  number: number;
  root: string;
}

/**
 * A file in DATA_DIR that holds the last checkpoint this machine has seen. It survives a restart, and an attacker who owns
 * the database cannot change it. The embedded database has no such file, because it is stored in the same folder.
 */
export class SealFile {
  /** Null with the embedded database. */
  readonly path: string | null;

  constructor({ databaseUrl, dataDir }: Pick<AppConfig, 'databaseUrl' | 'dataDir'>) {
    this.path = databaseUrl === undefined ? null : join(dataDir, `audit-last-seal-${nameOf(databaseUrl)}`);
  }

  /** Returns null if there is no file, or if it cannot be read. */
  read(): Seal | null {
    try {
      const { number, root } = JSON.parse(readFileSync(this.path ?? '', 'utf8')) as Partial<Seal>;
      return typeof number === 'number' && typeof root === 'string' ? { number, root } : null;
    } catch {
      return null;
    }
  }

  /** Writes the file. Ignores failures, because a service without a writable folder still knows the seal until it stops. */
  write(seal: Seal): void {
    if (this.path === null) {
      return;
    }
    try {
      mkdirSync(join(this.path, '..'), { recursive: true, mode: 0o700 });
      // Another instance on this machine may write at the same time.
      const draft = `${this.path}.${process.pid}`;
      writeFileSync(draft, `${JSON.stringify(seal)}\n`, { mode: 0o600, flush: true });
      renameSync(draft, this.path);
    } catch {
      return;
    }
  }
}

/** Returns a name for the database, so that each database has a file of its own. User and password do not count. */
function nameOf(databaseUrl: string): string {
  return createHash('sha256').update(databaseUrl.replace(/^.*@/, '')).digest('hex').slice(0, 12);
}
