import { rmSync, utimesSync } from 'node:fs';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { createApp } from '@/app';
import { AuditPartitions } from '@/audit/sealing/partitions';
import { StreamPace } from '@/audit/stream/stream-pace';
import { SessionsService } from '@/auth/sessions/sessions.service';
import { TokenService } from '@/auth/tokens/token.service';
import { type AppConfig, loadConfig } from '@/config/config';
import { EmbeddedEngine } from '@/database/embedded/engine';
import { JsonLogger } from '@/http/logging/logger';
import { PeriodicJob } from '@/jobs/periodic-job';
import { MailSender } from '@/mail/mail-sender';
import { type Mail, Smtp } from '@/mail/smtp';
import { OverloadLimits } from '@/overload/overload-limits';
import { FirstAdmin } from '@/users/first-admin';
import { PasswordCost } from '@/users/passwords/password.service';
import type { SentMail, ServiceOptions, Started } from '../../../libs/testing/src/messages';
import { OpenConnections } from './open-connections';
import { CLEAN, CREATE_SNAPSHOT, RENEW_SESSION, RESTORE, SAVE } from './snapshot';
import { createFolder, ensureTemplate } from './template';
import type { TimeShift } from './time-shift';

/** More requests than any test sends. */
const UNLIMITED = {
  rateLimitPerMinute: 10_000_000,
  rateLimitPerHour: 10_000_000,
  rateLimitAnonymousPerMinute: 10_000_000,
};
/** Least that argon2 takes. */
const CHEAP: Partial<PasswordCost> = { memoryCost: 8, timeCost: 1 };
/** Wait in milliseconds that no request meets, because a slow machine is not an overload. */
const PATIENT_MS = 300_000;
const RENEWAL_MS = 600_000;
/** Number of restorations between two clean-ups of the database. */
const CLEAN_EVERY = 50;
/** Expiry of the token of the test's admin. The row of its session says when it ends. */
const NEVER = new Date('2999-01-01');

/** A database that survives the application that uses it. */
class LastingEngine extends EmbeddedEngine {
  override close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The service as a test uses it: on a database of its own, whose rows and time can be set back and forth. */
export class TestService {
  private readonly connections = new OpenConnections();
  private app!: NestFastifyApplication;
  private engine!: EmbeddedEngine;
  private config!: AppConfig;
  private sessionId = '';
  private savedShift = 0;
  private restorations = 0;

  constructor(
    private readonly options: ServiceOptions,
    private readonly time: TimeShift,
    private readonly onMail: (mail: SentMail) => void,
  ) {}

  /** @throws Error with a message of one line */
  async start(): Promise<Started> {
    const given = loadConfig();
    await ensureTemplate(this.options.template);
    const dataDir = await createFolder(this.options.scratch);
    process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
    this.engine = new LastingEngine({ dataDir, templates: [this.options.template], timeShift: this.time.buffer });
    this.engine.start().catch(() => undefined);
    const url = await this.connections.listen();
    this.config = {
      ...given,
      ...(!this.options.isLimited && UNLIMITED),
      databaseUrl: undefined,
      redisUrl: undefined,
      dataDir,
      publicUrl: given.setVariables.includes('PUBLIC_URL') ? given.publicUrl : url,
      // Nothing is sent there: `send` below keeps the mails. A service without a mail server makes none.
      smtpUrl: 'smtp://127.0.0.1:9?tls=off',
    };
    await this.serve();
    const token = await this.signIn(url);
    setInterval(() => {
      utimesSync(dataDir, new Date(), new Date());
      this.renewSession().catch(() => undefined);
    }, RENEWAL_MS).unref();
    return { url, token };
  }

  /** Makes the state of now the one that `reset` returns to. Waits until queued mails have been sent. */
  async save(): Promise<void> {
    await this.app.get(MailSender, { strict: false }).runNow();
    await this.app.get(DataSource).query(`${CREATE_SNAPSHOT}; ${SAVE}`);
    this.savedShift = this.time.ms;
  }

  /** Returns to the saved state, with a new application: nothing in memory outlives it. */
  async reset(): Promise<void> {
    await this.connections.closeAll();
    await this.app.close();
    await this.restore();
    await this.serve();
  }

  /** Moves the time forward, and waits until the work that is due by then is done. */
  async advance(ms: number): Promise<void> {
    if (!(ms >= 0)) {
      throw new Error(
        `The time can only move forward: it is ${new Date().toISOString()} already. reset() moves it back.`,
      );
    }
    // Before the time moves, because the session would end by it.
    await this.renewSession(ms);
    this.time.ms += ms;
    await this.app.get(AuditPartitions, { strict: false }).ensure();
    await Promise.all(this.jobs().map((job) => job.runNow()));
  }

  private async serve(): Promise<void> {
    const logger = new JsonLogger(this.config.logLevel, { write: (line: string) => void process.stderr.write(line) });
    this.app = await createApp(this.config, logger, { wereOpen: [], engine: this.engine });
    this.prepare(this.app);
    await this.app.get(FirstAdmin).ensure();
    await this.app.init();
    await this.app.getHttpAdapter().getInstance().ready();
    this.connections.serveBy(this.app);
  }

  private prepare(app: NestFastifyApplication): void {
    const patient = { maxWaitMs: PATIENT_MS, burstMs: PATIENT_MS, maxWaitOverloadedMs: PATIENT_MS };
    Object.assign(app.get(PasswordCost, { strict: false }), CHEAP);
    Object.assign(app.get(OverloadLimits, { strict: false }), patient);
    Object.assign(app.get(StreamPace, { strict: false }), { pollMs: 25, stallMs: PATIENT_MS });
    app.get(Smtp, { strict: false }).send = ({ recipient, subject, text }: Mail) => {
      this.onMail({ to: recipient, subject, text });
      return Promise.resolve(null);
    };
  }

  private async restore(): Promise<void> {
    const client = new Client({
      user: 'postgres',
      database: 'postgres',
      ssl: false,
      stream: () => this.engine.connect(),
    });
    await client.connect();
    try {
      await client.query(RESTORE);
      this.restorations += 1;
      if (this.restorations % CLEAN_EVERY === 0) {
        await client.query(CLEAN);
      }
      this.time.ms = this.savedShift;
      await client.query(RENEW_SESSION, [this.sessionId, 0]);
    } finally {
      await client.end();
    }
  }

  /** Returns a token of the first admin that does not expire. Its session is renewed. */
  private async signIn(url: string): Promise<string> {
    const { adminEmail: email, adminPassword: password } = this.config;
    const response = await fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'admin-api-testing' },
      body: JSON.stringify({ email, password }),
    });
    const { data, error } = (await response.json()) as { data?: { token: string }; error?: { message: string } };
    const [, payload = ''] = data?.token.split('.') ?? [];
    const { sid } = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}') as { sid?: string };
    const session = sid === undefined ? null : await this.app.get(SessionsService, { strict: false }).get(sid);
    if (!session) {
      throw new Error(`The first admin cannot sign in: ${error?.message ?? 'no session'}`);
    }
    this.sessionId = session.id;
    await this.renewSession();
    return this.app.get(TokenService, { strict: false }).sign(Object.assign(session, { expiresAt: NEVER }));
  }

  private async renewSession(aheadMs = 0): Promise<void> {
    await this.app.get(DataSource).query(RENEW_SESSION, [this.sessionId, aheadMs]);
  }

  private jobs(): PeriodicJob[] {
    const providers = [...this.app.get(ModulesContainer).values()].flatMap((module) => [...module.providers.values()]);
    return [...new Set(providers.map(({ instance }) => instance))].filter((one) => one instanceof PeriodicJob);
  }
}
