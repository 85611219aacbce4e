import { closeDataFolder } from './config/data-folder';
import type { AppConfig } from './config/config';
import { EmbeddedEngine } from './database/embedded/engine';
import { FolderLock } from './database/embedded/folder-lock';

/** The data folder of the service, closed to other users. */
export interface DataFolder {
  /** Paths that other users could read before. */
  wereOpen: string[];
  /** Absent with `DATABASE_URL`. */
  engine?: EmbeddedEngine;
}

/**
 * Closes the data folder to other users, and begins to start the embedded database in it. The database runs in a thread of
 * its own: it starts while this thread loads the application. `createApp` waits for it, and reports a failure.
 */
export function openDataFolder({ dataDir, databaseUrl }: Pick<AppConfig, 'dataDir' | 'databaseUrl'>): DataFolder {
  const wereOpen = closeDataFolder(dataDir);
  if (databaseUrl !== undefined) {
    return { wereOpen };
  }
  const engine = new EmbeddedEngine({ dataDir });
  engine.start().catch(() => undefined);
  return { wereOpen, engine };
}

/** Returns the running process that uses the embedded database of this folder, if there is one. */
export function holderOf({
  dataDir,
  databaseUrl,
}: Pick<AppConfig, 'dataDir' | 'databaseUrl'>): { pid: number; startedAt: string } | undefined {
  return databaseUrl === undefined ? FolderLock.holderOf(dataDir) : undefined;
}
