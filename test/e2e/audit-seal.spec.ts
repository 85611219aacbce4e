import { createPublicKey, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditCheckpoint, InclusionProof } from '@/lib/admin/contract/audit-seals';
import { createUser } from '../support/factories';
import { rootBy } from '../support/proofs';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const LOGS = '/api/admin/audit-logs';

describe('The seal', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { auditSealInterval: 1 } });
  });
  afterAll(() => service.close());

  const latest = async (): Promise<AuditCheckpoint | null> =>
    (await service.as().get(`${LOGS}/checkpoints/latest`)).body.data ?? null;
  const drawn = async (): Promise<number> => {
    const [row] = await service.sql<{ last: number }>('SELECT max(sequence) AS last FROM audit_logs');
    return row!.last;
  };

  it('follows by itself, within its interval', async () => {
    await createUser(service.admin);
    const last = await drawn();
    await until('it is sealed', async () => ((await latest())?.lastSequence ?? 0) >= last);
  });

  it('is signed with the key that the checkpoint names, over everything but the signature', async () => {
    const { signature, ...signed } = (await latest())!;
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signed.publicKey }, format: 'jwk' });
    const holds = (content: object) =>
      verify(null, Buffer.from(canonicalize(content)!), key, Buffer.from(signature, 'base64url'));
    expect(holds(signed)).toBe(true);
    for (const member of Object.keys(signed)) {
      expect(holds({ ...signed, [member]: 'x' })).toBe(false);
    }
  });

  it('covers every sequence, each checkpoint beginning where the one before ends, with its root', async () => {
    await createUser(service.admin);
    await service.sql(`SELECT nextval('audit_logs_sequence')`);
    await createUser(service.admin);
    const last = await drawn();
    await until('it is sealed', async () => ((await latest())?.lastSequence ?? 0) >= last);
    const { body } = await service.as().get(`${LOGS}/checkpoints?limit=100`);
    const checkpoints = (body.data as AuditCheckpoint[]).reverse();
    let next = 1;
    let root: string | null = null;
    for (const [index, checkpoint] of checkpoints.entries()) {
      expect(checkpoint).toMatchObject({ number: index + 1, firstSequence: next, previousRoot: root });
      const missing = checkpoint.missing.reduce((sum, [a, b]) => sum + b - a + 1, 0);
      expect(checkpoint.entries).toBe(checkpoint.lastSequence - checkpoint.firstSequence + 1 - missing);
      next = checkpoint.lastSequence + 1;
      root = checkpoint.root;
    }
    expect(checkpoints.flatMap(({ missing }) => missing).length).toBeGreaterThan(0);
  });

  it('proves each entry, one that was written just now too', async () => {
    await createUser(service.admin);
    const { data } = await service.admin.auditLogs.list({ limit: 20 });
    for (const entry of data) {
      const { body } = await service.as().get(`${LOGS}/${entry.id}/proof`);
      const proof = body.data as InclusionProof;
      expect(proof.entry).toEqual(entry);
      expect(rootBy(proof)).toBe(proof.checkpoint.root);
    }
  });
});

describe('The first seal', () => {
  it('is made for GET /audit-logs/checkpoints/latest if there is none yet', async () => {
    const service = await createTestApp({ config: { auditSealInterval: 3600 } });
    try {
      const { status, body } = await service.as().get(`${LOGS}/checkpoints/latest`);
      expect([status, (body.data as AuditCheckpoint).number]).toEqual([200, 1]);
    } finally {
      await service.close();
    }
  });
});
