import { DataSource } from 'typeorm';
import type { AuditCheckpoint } from '@/lib/admin/client';
import { LogVerifier } from '@/lib/admin/verification/log-verifier';
import type { Verification } from '@/lib/admin/verification/findings';
import { openLog } from '@/cli/audit-verify/database-log';
import { exitCodeOf } from '@/cli/audit-verify/report';
import { verifyStored } from '@/cli/audit-verify/stored-log';
import { WITHOUT_CHECKS } from '../support/event-tampering';
import { createOrganization, createUser, eventData } from '../support/factories';
import { type Random, random } from '../support/random';
import { until } from '../support/requests';
import {
  beforeChrist,
  fakeErasure,
  type SealedRow,
  type Tampering,
  tamperingOf,
  type Target,
} from '../support/database-tampering';
import { createTestApp, type TestApp } from '../support/test-app';

/** `npm run test:tampering` sets 1,000. */
const TAMPERINGS = Number(process.env.TAMPERINGS ?? 220);
const SEED = 20_261_123;

interface Client {
  query(query: string | { text: string; rowMode: 'array' }): Promise<{ rows: (string | null)[][] }>;
}

describe('The owner of the database', () => {
  let service: TestApp;
  let target: Target;
  let kept: AuditCheckpoint;

  beforeAll(async () => {
    service = await createTestApp({ config: { auditSealEntries: 20, auditSealInterval: 1 } });
    await liveALittle(service, random(SEED));
    await sealed();
    // A checkpoint of its own that holds no erasure: without its entry, an erasure would be found by that alone.
    await createOrganization(service.admin);
    await sealed();
    target = await targetIn(service);
  });
  afterAll(() => service.close());

  async function sealed(): Promise<void> {
    await until('all is sealed', async () => {
      kept = await service.admin.auditLogs.checkpoints.latest();
      const [row] = await service.sql<{ last: number }>('SELECT max(sequence) AS last FROM audit_logs');
      return kept.lastSequence === row!.last;
    });
  }

  /** Tampers, verifies and undoes it, in one transaction. */
  async function verified(statements: string[] = [], keptOutside: AuditCheckpoint[] = [kept]): Promise<Verification> {
    const runner = service.app.get(DataSource).createQueryRunner();
    const client = (await runner.connect()) as Client;
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL session_replication_role = replica');
      for (const statement of [WITHOUT_CHECKS, ...statements]) {
        await client.query(statement);
      }
      const log = await openLog((text) => client.query({ text, rowMode: 'array' }));
      const trust = { publicKeys: [kept.publicKey], kept: keptOutside, listed: [] };
      return await verifyStored(log, new LogVerifier(trust, 'database'));
    } finally {
      await client.query('ROLLBACK');
      await runner.release();
    }
  }

  it('an untouched log has no findings', async () => {
    const result = await verified();
    expect(result.findings).toEqual([]);
    expect(result).toMatchObject({ ok: true, unsealed: 0, lastSequence: kept.lastSequence });
    expect(result.checkpoints).toBe(kept.number);
    expect(target.missing.length).toBeGreaterThan(3);
    expect(target.rows.some(({ personal }) => personal.resource?.commitment)).toBe(true);
  });

  it(`is found out in ${TAMPERINGS} random ways of tampering, at the very place`, async () => {
    const chance = random(SEED);
    const unseen: unknown[] = [];
    const names = new Set<string>();
    for (let turn = 0; turn < TAMPERINGS; turn += 1) {
      const tampering = tamperingOf(chance, target);
      names.add(tampering.name);
      const { ok, findings } = await verified(tampering.statements);
      if (ok || !pointsAt(findings, tampering)) {
        unseen.push({ ...tampering, findings: findings.slice(0, 3) });
      }
    }
    expect(unseen).toEqual([]);
    expect(names.size).toBeGreaterThan(30);
    expect([...names]).toContain('organization: NULL');
    expect([...names]).toContain('erase an event without an erasure');
    // Each was undone.
    expect(await verified()).toMatchObject({ ok: true });
  });

  it('is not believed about an erasure by an entry that is not sealed', async () => {
    const { rows } = target;
    const victim = rows.find(({ personal }) => personal.resource?.salt !== undefined)!;
    const erasure = rows.find(({ columns }) => columns.changes?.includes('"erased"'))!;
    const members = `'id', gen_random_uuid(), 'sequence', nextval('audit_logs_sequence'),
      'resource_id', '${victim.personal.resource!.subject}'`;
    const result = await verified([
      fakeErasure(victim),
      `INSERT INTO audit_logs SELECT (jsonb_populate_record(t, jsonb_build_object(${members}))).*
       FROM audit_logs AS t WHERE sequence = ${erasure.sequence}`,
    ]);
    expect(result).toMatchObject({ findings: [], unsealed: 1, pendingErasures: 1 });
    expect(exitCodeOf(result)).toBe(2);
  });

  it('cannot date a seal back to before Christ', async () => {
    const statement = `UPDATE audit_checkpoints SET sealed_at = ${beforeChrist('sealed_at')} WHERE number = 2`;
    expect((await verified([statement])).findings).toMatchObject([{ kind: 'signature', checkpoint: 2 }]);
  });

  it('cannot make another history with another key', async () => {
    const number = 2;
    const statement = `UPDATE audit_checkpoints SET public_key = '${'A'.repeat(43)}' WHERE number >= ${number}`;
    const { findings } = await verified([statement]);
    expect(findings[0]).toMatchObject({ checkpoint: number });
  });

  it('a cut end or an older backup is found by a checkpoint that was kept elsewhere', async () => {
    const statements = [
      `DELETE FROM audit_checkpoints WHERE number = ${kept.number}`,
      `DELETE FROM audit_logs WHERE sequence >= ${kept.firstSequence}`,
    ];
    expect((await verified(statements, [])).ok).toBe(true);
    const { findings } = await verified(statements);
    expect(findings[0]).toMatchObject({ kind: 'cut-off', checkpoint: kept.number });
  });
});

function pointsAt(findings: Verification['findings'], { sequence, checkpoint }: Tampering): boolean {
  return sequence === undefined
    ? findings.some((finding) => finding.checkpoint === checkpoint)
    : findings[0]?.sequence === sequence;
}

/** Changes of all kinds, numbers that no entry has, and a person who is erased. */
async function liveALittle(service: TestApp, chance: Random): Promise<void> {
  const { admin } = service;
  for (let turn = 0; turn < 30; turn += 1) {
    const user = await createUser(admin);
    const organization = await createOrganization(admin);
    await admin.organizations.members.add(organization.id, { userId: user.id });
    await admin.users.update(user.id, { name: `Turn ${turn}`, metadata: { turn } }, { reason: `turn ${turn}` });
    const targets = [{ type: 'user', id: user.id, name: 'Ada' }];
    const organizationId = turn % 2 === 0 ? organization.id : undefined;
    await admin.auditLogs.recordEvents([eventData({ targets, organizationId }), eventData()]);
    if (chance.chance(0.3)) {
      await service.sql(`SELECT nextval('audit_logs_sequence')`);
    }
    if (chance.chance(0.4)) {
      await admin.users.delete(user.id);
      if (chance.chance(0.5)) {
        await admin.users.erase(user.id);
      }
    }
  }
}

async function targetIn(service: TestApp): Promise<Target> {
  const rows = await service.sql<SealedRow>(
    `SELECT sequence, personal, json_build_object('action', action, 'outcome', outcome, 'actor_type', actor_type,
       'resource_type', resource_type, 'resource_id', resource_id, 'resource_label', resource_label,
       'actor_email', actor_email, 'actor_name', actor_name, 'reason', reason, 'request_id', request_id, 'ip', ip, 'user_agent', user_agent,
       'changes', changes::text, 'event', event::text) AS columns
     FROM audit_logs ORDER BY sequence`,
  );
  const checkpoints = await service.sql<{ number: number; missing: [number, number][] }>(
    'SELECT number, missing FROM audit_checkpoints ORDER BY number',
  );
  return {
    rows,
    missing: checkpoints.flatMap(({ missing }) => missing.flat()),
    checkpoints: checkpoints.map(({ number }) => number),
  };
}
