import { LogVerifier } from '@/lib/admin/verification/log-verifier';
import type { Trust } from '@/lib/admin/verification/checkpoints';
import type { Verification } from '@/lib/admin/verification/findings';
import { withDatabaseLog } from './audit-verify/database-log';
import { verifyExportFile } from './audit-verify/export-file';
import { commandOf, HELP, type VerifyCommand } from './audit-verify/options';
import { exitCodeOf, reportOf } from './audit-verify/report';
import { verifyStored } from './audit-verify/stored-log';
import { databaseName } from '@/database/connection/database-name';
import { assertFolderExists } from '@/database/connection/open';
import { loadAuditPublicKey, loadDatabaseConfig } from '@/config/audit-log-source';

/** `npm run audit:verify`: verifies that the audit log is unchanged since it was sealed, or names the altered entries. */
async function main(): Promise<number> {
  const command = commandOf(process.argv.slice(2));
  if (command.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (command.exportFile === null) {
    const config = loadDatabaseConfig();
    process.stderr.write(`Database: ${databaseName(config)}\n`);
    assertFolderExists(config);
  }
  const publicKeys = command.publicKeys.length > 0 ? command.publicKeys : configuredKeys();
  const started = performance.now();
  const result = await verify(command, { publicKeys, kept: command.kept, listed: command.listed });
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(
    command.json ? `${JSON.stringify({ ...result, seconds }, null, 2)}\n` : reportOf(result, seconds),
  );
  return exitCodeOf(result);
}

async function verify({ exportFile, partial, upTo }: VerifyCommand, trust: Trust): Promise<Verification> {
  if (exportFile !== null) {
    const verifier = new LogVerifier(trust, partial ? 'selection' : 'export');
    verifier.upTo = upTo;
    return verifyExportFile(exportFile, verifier);
  }
  return withDatabaseLog(loadDatabaseConfig(), (log) => verifyStored(log, new LogVerifier(trust, 'database')));
}

function configuredKeys(): string[] {
  const key = loadAuditPublicKey();
  if (key === null) {
    throw new Error(
      'There is no trusted public key: pass --public-key KEY, or set AUDIT_SIGNING_KEY or DATA_DIR as on the server',
    );
  }
  return [key];
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}\n`);
    process.exitCode = 2;
  },
);
