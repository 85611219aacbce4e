import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppConfig } from '@/config/config';

/** A checkpoint, as short as it can be told from any other. */
export interface Seal {
  number: number;
  root: string;
}

/**
 * The last checkpoint that this machine knows of, in a file beside the secrets: out of reach of whoever owns the database,
 * and there after a restart. The embedded database has none: who can write to its folder can write to this file.
 */
export class SealFile {
  /** Null with the embedded database. */
  readonly path: string | null;

  constructor({ databaseUrl, dataDir }: Pick<AppConfig, 'databaseUrl' | 'dataDir'>) {
    this.path = databaseUrl === undefined ? null : join(dataDir, `audit-last-seal-${nameOf(databaseUrl)}`);
  }

  /** Null where none is kept, or what is there cannot be read. */
  read(): Seal | null {
    try {
      const { number, root } = JSON.parse(readFileSync(this.path ?? '', 'utf8')) as Partial<Seal>;
      return typeof number === 'number' && typeof root === 'string' ? { number, root } : null;
    } catch {
      return null;
    }
  }

  /** As well as can be: a service without a folder to write to knows it until it stops. */
  write(seal: Seal): void {
    if (this.path === null) {
      return;
    }
    try {
      mkdirSync(join(this.path, '..'), { recursive: true, mode: 0o700 });
      // Another instance of this machine may be writing too.
      const draft = `${this.path}.${process.pid}`;
      writeFileSync(draft, `${JSON.stringify(seal)}\n`, { mode: 0o600, flush: true });
      renameSync(draft, this.path);
    } catch {
      return;
    }
  }
}

/** Tells databases apart, so that another one begins anew. Not by user and password, which may change. */
function nameOf(databaseUrl: string): string {
  return createHash('sha256').update(databaseUrl.replace(/^.*@/, '')).digest('hex').slice(0, 12);
}
