import type { AuditLogFilters, ExportFormat, ExportRange } from 'admin-api-client';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, linkSync, renameSync, rmSync, unlinkSync, type WriteStream } from 'node:fs';
import { CliError } from '../cli-error';
import type { Context } from '../context';
import { withCleanUp } from '../signals';
import { plural } from '../terminal/plural';
import { type Progress, startProgress } from '../terminal/progress';
import { safeText } from '../terminal/safe-text';
import { type FilterFlags, filtersOf, isFiltered } from './audit-filters';

export interface ExportFlags extends FilterFlags {
  force?: true;
  format: ExportFormat;
}

interface Written {
  entries: number;
  range: ExportRange | null;
}

/** Writes the matching entries to a file or to standard output. */
export async function exportLog(context: Context, flags: ExportFlags, file: string | undefined): Promise<void> {
  const { out } = context;
  if (file !== undefined && !flags.force && existsSync(file)) throw fileExists(file);
  const client = await context.admin();
  const filters = await filtersOf(client, flags);
  const progress = await startProgress('Exporting');
  const written = await withCleanUp(
    () => progress.stop(),
    async () => {
      try {
        const chunks = exported(client.auditLogs, filters, flags.format, progress);
        return await (file === undefined
          ? drained(chunks, (text) => out.data(text))
          : writeFile(file, flags.force === true, chunks));
      } finally {
        progress.stop();
      }
    },
  );
  report(context, written, filters, file);
}

type Chunks = AsyncGenerator<string, Written, undefined>;

/** Yields the export as text, and returns its extent. */
async function* exported(
  logs: Awaited<ReturnType<Context['admin']>>['auditLogs'],
  filters: AuditLogFilters,
  format: ExportFormat,
  progress: Progress,
): Chunks {
  let range: ExportRange | null = null;
  let entries = 0;
  const onRange = (next: ExportRange): void => void (range = next);
  if (format === 'csv') {
    for await (const text of logs.exportCsv(filters, { onRange })) {
      yield text;
      entries += text.split('\n').length - 1;
      progress.update(entries, null);
    }
    // The first line is the header. A cell with a line break counts twice, so this is an estimate.
    return { entries: Math.max(0, entries - 1), range };
  }
  let first = 0;
  for await (const entry of logs.export(filters, { onRange })) {
    yield `${JSON.stringify(entry)}\n`;
    first ||= entry.sequence;
    progress.update(++entries, fractionOf(entry.sequence, first, range));
  }
  return { entries, range };
}

function fractionOf(sequence: number, first: number, range: ExportRange | null): number | null {
  if (range === null) return null;
  return Math.min(1, (sequence - first + 1) / Math.max(1, range.upTo - first + 1));
}

async function drained(chunks: Chunks, write: (text: string) => Promise<void>): Promise<Written> {
  for (;;) {
    const { done, value } = await chunks.next();
    if (done) return value;
    await write(value);
  }
}

/** Writes to a draft beside the file, which gets its name only when it is complete. */
async function writeFile(file: string, mayReplace: boolean, chunks: Chunks): Promise<Written> {
  const draft = `${file}.${randomBytes(4).toString('hex')}.part`;
  const discard = (): void => rmSync(draft, { force: true });
  return withCleanUp(discard, async () => {
    // The log holds personal data, so only the user may read the file.
    const stream = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    try {
      await once(stream, 'open');
      const written = await drained(chunks, (text) => writeTo(stream, text));
      stream.end();
      await once(stream, 'close');
      if (mayReplace) renameSync(draft, file);
      else publish(draft, file);
      return written;
    } catch (error) {
      stream.destroy();
      discard();
      throw error;
    }
  });
}

async function writeTo(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/** Gives the draft its name, unless another file has taken it meanwhile. */
function publish(draft: string, file: string): void {
  try {
    linkSync(draft, file);
    unlinkSync(draft);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw fileExists(file);
    // The file system has no hard links.
    if (existsSync(file)) throw fileExists(file);
    renameSync(draft, file);
  }
}

function fileExists(file: string): CliError {
  return new CliError(`${safeText(file)} exists already.`, 1, 'Choose another name, or add --force to replace it.');
}

/** Says what was written, and how to verify it. */
function report({ out }: Context, { entries, range }: Written, filters: AuditLogFilters, file?: string): void {
  if (range?.isComplete === false) {
    out.warn(`The newest entries are missing, because they are not sealed yet. Export again to get them.`);
  }
  if (entries === 0) out.note('No entry matches.');
  if (file === undefined || entries === 0) return;
  const name = /^[\w./-]+$/.test(file) ? file : `'${safeText(file)}'`;
  const upTo = range === null ? '' : ` --up-to ${range.upTo}`;
  out.note(`${plural(entries, 'entry')} written to ${name}.`);
  out.note(`Verify: admin-api audit verify ${name}${isFiltered(filters) ? ' --partial' : upTo}`);
}
