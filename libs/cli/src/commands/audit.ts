import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXPORT_FORMATS } from '@/lib/admin/contract/audit-seals';
import { positiveNumber, wholeNumber } from '../arguments/values';
import { action } from '../context';
import { withFilters } from './audit-filters';
import type { ExportFlags } from './audit-export';
import type { ListFlags, TailFlags } from './audit-read';
import type { VerifyFlags } from './audit-verify';
import { asList, examples } from './options';

/** Adds the commands about the audit log. */
export function auditCommands(root: Command): void {
  const audit = root.command('audit').alias('audit-logs').description('the audit log');
  readCommands(audit);

  const exporting = audit.command('export').description('write entries with their proofs, oldest first');
  withFilters(exporting, { timed: true })
    .argument('[file]', 'file to write; it appears when it is complete. Default: standard output')
    .option('--force', 'replace the file if it exists')
    .addOption(new Option('--format <format>', 'form of the entries').choices(EXPORT_FORMATS).default('ndjson'))
    .action(
      action<[string | undefined], ExportFlags>(async (...given) =>
        (await import('./audit-export.js')).exportLog(...given),
      ),
    );
  examples(
    exporting,
    'admin-api audit export last-month.ndjson --month last',
    'admin-api audit export acme.csv --format csv --organization acme-corp --from 7d',
    'admin-api audit export | gzip > whole-log.ndjson.gz',
  );

  const verifying = audit.command('verify').description('check that entries are as they were sealed');
  verifying
    .argument('[file]', 'an export, NDJSON or CSV; - reads standard input. Default: the whole log of the server')
    .option(
      '--public-key <key>',
      'trusted key, raw in base64url; can be repeated. Default: the key that the server names',
      many,
    )
    .option('--checkpoint <file>', 'checkpoints that you kept, one on each line; can be repeated', many)
    .option('--partial', 'the export is filtered: each entry must be proven, but some can be missing')
    .option('--up-to <sequence>', 'the export must reach this entry; audit export prints it', wholeNumber)
    .action(
      action<[string | undefined], VerifyFlags>(async (...given) =>
        (await import('./audit-verify.js')).verify(...given),
      ),
    );
  examples(
    verifying,
    'admin-api audit verify',
    'admin-api audit verify last-month.ndjson --partial',
    'admin-api audit verify whole-log.ndjson --public-key <key> --checkpoint kept.ndjson',
  );

  examples(
    audit
      .command('checkpoint')
      .description('print the newest checkpoint; keep it outside of the system, for later verifications')
      .action(action(async (context) => (await import('./audit-read.js')).checkpoint(context))),
    'admin-api audit checkpoint >> kept.ndjson',
  );
}

function readCommands(audit: Command): void {
  const list = asList(audit.command('list').alias('ls').description('find entries, newest first'));
  withFilters(list, { timed: true }).action(
    action<[], ListFlags>(async (...given) => (await import('./audit-read.js')).list(...given)),
  );
  examples(
    list,
    'admin-api audit list --from 24h',
    'admin-api audit list --actor-email ada@example.com --action DELETE --month 2026-10',
    'admin-api audit list --changed role --json',
  );
  const tail = audit.command('tail').description('follow new entries, until you press Ctrl-C');
  withFilters(tail, { timed: false })
    .option('-n, --lines <number>', 'show so many earlier entries first', wholeNumber, 10)
    .option('--after <sequence>', 'begin after this entry instead', wholeNumber)
    .option('--max <number>', 'end after so many entries', positiveNumber)
    .action(action<[], TailFlags>(async (...given) => (await import('./audit-read.js')).tail(...given)));
  examples(tail, 'admin-api audit tail', 'admin-api audit tail --outcome DENIED --json | jq .reason');
}

/** Collects the uses of an option. */
function many(text: string, earlier: readonly string[] = []): string[] {
  if (text === '') throw new InvalidArgumentError('It is empty.');
  return [...earlier, text];
}
