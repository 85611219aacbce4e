import { once } from 'node:events';
import { safeJson, safeText } from './safe-text';
import { type Painter, painter } from './style';
import { type Column, tableOf } from './table';

/** Stands for a value that is missing. */
const NONE = '-';

/** Writes data to standard output, and messages for people to standard error. */
export class Output {
  readonly paint: Painter;
  readonly paintMessage: Painter;

  /** @param isJson Whether data is JSON instead of tables. */
  constructor(
    readonly isJson: boolean,
    isPlain: boolean,
  ) {
    this.paint = painter(process.stdout, isPlain);
    this.paintMessage = painter(process.stderr, isPlain);
  }

  /** Writes text as it is. */
  async data(text: string): Promise<void> {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  }

  json(value: unknown): Promise<void> {
    return this.data(`${safeJson(value, 2)}\n`);
  }

  jsonLine(value: unknown): Promise<void> {
    return this.data(`${safeJson(value)}\n`);
  }

  async table<T>(rows: readonly T[], columns: readonly Column<T>[]): Promise<void> {
    const width = process.stdout.isTTY ? process.stdout.columns || 80 : Infinity;
    await this.data(await tableOf(rows, columns, width, this.paint));
  }

  /**
   * Writes the members of a resource, a line for each, or the resource as JSON.
   * @param isShort Leaves out members without a value. JSON has them.
   */
  async record(resource: object, isShort = false): Promise<void> {
    if (this.isJson) return this.json(resource);
    const members = Object.entries(resource)
      .map(([name, value]) => [name, textOf(value)] as const)
      .filter(([, text]) => !isShort || text !== NONE);
    const width = Math.max(...members.map(([name]) => name.length)) + 2;
    await this.data(members.map(([name, text]) => `${this.paint('bold', name.padEnd(width))}${text}\n`).join(''));
  }

  /** Writes a message for people. */
  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  warn(text: string): void {
    this.note(`${this.paintMessage('yellow', 'Warning:')} ${text}`);
  }
}

/** Returns a member of a resource as text in one line. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return NONE;
  if (typeof value === 'string') return safeText(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.length === 0 ? NONE : safeText(value.join(', '));
  }
  return safeJson(value);
}

/** Returns a time to the minute, or `-`. */
export function timeOf(time: string | null): string {
  return time === null ? NONE : `${time.slice(0, 16).replace('T', ' ')}Z`;
}
