import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Identifies a process among all that ever had its number on this machine. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Differs between two processes with the same pid. Empty if the system does not provide it. */
  readonly startKey: string;
}

/** @returns the identity of this process */
export function currentProcess(): ProcessIdentity {
  return { pid: process.pid, startKey: startKeyOf(process.pid) ?? '' };
}

/** @returns whether this process still runs, or true if the system does not tell */
export function isRunning({ pid, startKey }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM' && sameStart(pid, startKey);
  }
  return sameStart(pid, startKey);
}

function sameStart(pid: number, startKey: string): boolean {
  const now = startKeyOf(pid);
  return now === undefined || startKey === '' || now === startKey;
}

function startKeyOf(pid: number): string | undefined {
  try {
    return process.platform === 'linux' ? linuxStartKey(pid) : psStartKey(pid);
  } catch {
    return undefined;
  }
}

/** Returns the boot id and the ticks between boot and start: proc_pid_stat(5), field 22. */
function linuxStartKey(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program, in parentheses, may hold spaces and parentheses itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended, and only its parent has not noticed. In a container that may never happen.
  if (fields[0] === 'Z' || fields[0] === 'X') {
    return 'ended';
  }
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
}

function psStartKey(pid: number): string {
  const env = { LC_ALL: 'C', TZ: 'UTC', PATH: '/bin:/usr/bin' };
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env, encoding: 'utf8', stdio: 'pipe' }).trim();
}
