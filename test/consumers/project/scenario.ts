import { AdminApiError, createAdminClient } from 'admin-api-client';
import { verifyExport } from 'admin-api-client/verify';

/** How to reach the service, and a word that only this run uses. */
export interface Setting {
  baseUrl: string;
  email: string;
  password: string;
  tag: string;
}

/** A program of a user of the client, from the log-in to a verified export. Every runtime runs this file. */
export async function scenario({ baseUrl, email, password, tag }: Setting): Promise<Record<string, unknown>> {
  const admin = createAdminClient({ baseUrl });
  const { user: me } = await admin.auth.login({ email, password });

  const creation = { email: `${tag}-0@example.com`, name: `Ünïcode ${tag}` };
  const key = { idempotencyKey: `key-${tag}`, reason: 'Tried from a consumer: née 漢字' };
  const created = await admin.users.create(creation, key);
  const repeated = await admin.users.create(creation, key);
  for (const number of [1, 2]) await admin.users.create({ email: `${tag}-${number}@example.com`, name: tag });

  const emails: string[] = [];
  for await (const user of admin.users.list({ search: tag, limit: 1, sort: 'email' })) emails.push(user.email);
  const page = await admin.users.list({ search: tag, limit: 1 });

  const failure: unknown = await admin.users.create(creation).catch((error: unknown) => error);

  const followed = await firstEntry(admin.auditLogs.follow({ after: 0, resourceId: created.id }));

  const lines: string[] = [];
  let upTo = 0;
  const onRange = (range: { upTo: number }): void => void (upTo = range.upTo);
  for await (const line of admin.auditLogs.export({}, { onRange })) lines.push(JSON.stringify(line));
  const checkpoint = await admin.auditLogs.checkpoints.latest();
  const trust = { publicKey: checkpoint.publicKey, checkpoint };
  const byClient = await admin.auditLogs.verify(lines, { ...trust, upTo });
  const altered = lines.map((line) => line.replace(`${tag}-0@example.com`, 'somebody@example.com'));
  const byModule = await verifyExport(altered, trust);

  await admin.auth.logout();
  return {
    me: me.email,
    emails,
    total: page.meta.total,
    isRepeated: repeated.id === created.id,
    failure: failure instanceof AdminApiError && [failure.status, failure.code, failure.reason],
    followed: [followed?.action, followed?.reason],
    isVerified: byClient.ok && byClient.entries === lines.length,
    forgery: byModule.findings[0]?.kind,
  };
}

async function firstEntry<T>(entries: AsyncIterable<T>): Promise<T | undefined> {
  for await (const entry of entries) return entry;
  return undefined;
}
