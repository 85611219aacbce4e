import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
/** In bytes: some embedded databases of 40 MB at a time. Containers often have 64 MB there. */
const ROOM = 2 ** 30;

/** The folder for databases that live for seconds: in memory if there is room, since they need no disk. */
export const ROOMY_FOLDER = hasRoom() ? MEMORY : tmpdir();

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) {
    return false;
  }
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM;
}
