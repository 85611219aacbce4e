// Exports the audit log and verifies it on this machine: node verify-export.mjs
// AUDIT_PUBLIC_KEY is the public key of the service. Note it down once, elsewhere: every checkpoint shows it.
import { admin } from './lib/admin.js';

let upTo;
const lines = admin.auditLogs.export({}, { onRange: (range) => (upTo = range.upTo) });
const exported = [];
for await (const line of lines) exported.push(line);

const publicKey = process.env.AUDIT_PUBLIC_KEY ?? '';
const { ok, entries, findings } = await admin.auditLogs.verify(exported, { publicKey, upTo });
console.log(ok ? `Verified: ${entries} entries` : `Tampering: ${findings[0].message}`);
process.exitCode = ok ? 0 : 1;
