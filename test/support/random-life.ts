import { freshAddress } from './addresses';
import { bodyOf as body, type Random, random, randomMetadata, randomName } from './random';
import { RandomApiKeys } from './random-api-keys';
import { RandomEvents } from './random-events';
import { type Answer, RandomInvitations } from './random-invitations';
import { RandomPeople } from './random-people';
import { randomProfile } from './random-profile';
import { RandomRoles } from './random-roles';
import type { Deleted, Known, World } from './random-world';

const USERS = '/api/admin/users';
const ORGANIZATIONS = '/api/admin/organizations';
/** An id that nothing has. */
const NOWHERE = '01890000-0000-7000-8000-00000000dead';

const NOTHING: Deleted = { id: NOWHERE, version: 1, noun: 'user', path: USERS, known: [] };

/** A client that does one thing after another, chosen by chance. */
export class RandomClient {
  private readonly chance: Random;
  private readonly invitations: RandomInvitations;
  private readonly people: RandomPeople;
  private readonly roles: RandomRoles;
  private readonly apiKeys: RandomApiKeys;
  private readonly events: RandomEvents;
  /** The instance that gets the operation. */
  private baseUrl = '';

  constructor(
    private readonly world: World,
    seed: number,
  ) {
    this.chance = random(seed);
    this.invitations = new RandomInvitations(this.chance, world.invitations, {
      send: (...request) => this.send(...request),
      organizationPath: () => `${ORGANIZATIONS}/${this.one(world.organizations).id}`,
      personEmail: () => this.one(world.people).email,
      newEmail: () => this.email(),
      password: () => this.password(),
    });
    this.roles = new RandomRoles(this.chance, world.roles, { send: (...request) => this.send(...request) });
    this.apiKeys = new RandomApiKeys(this.chance, world.apiKeys, {
      send: (...request) => this.send(...request),
      organizationId: () => this.one(world.organizations).id,
    });
    this.events = new RandomEvents(this.chance, {
      send: (...request) => this.send(...request),
      userId: () => this.one(world.users).id,
      organizationId: () => this.one(world.organizations).id,
    });
    this.people = new RandomPeople(this.chance, world, {
      send: (...request) => this.send(...request),
      somebody: () => this.one(world.people),
      password: () => this.password(),
    });
  }

  /** An account with a password, which others leave alone. */
  async createPerson(baseUrl: string): Promise<void> {
    this.baseUrl = baseUrl;
    await this.people.create();
  }

  /** One operation. @throws TypeError, as `fetch` does, where the service goes away meanwhile. */
  async act(baseUrl: string): Promise<void> {
    this.baseUrl = baseUrl;
    const operations: [weight: number, operation: () => Promise<unknown>][] = [
      [150, () => this.createUser()],
      [240, () => this.change('user', USERS, this.world.users)],
      [70, () => this.remove('user', USERS, this.world.users)],
      [40, () => this.suspend()],
      [80, () => this.createOrganization()],
      [160, () => this.change('organization', ORGANIZATIONS, this.world.organizations)],
      [30, () => this.remove('organization', ORGANIZATIONS, this.world.organizations)],
      [140, () => this.addMember()],
      [50, () => this.changeMember()],
      [40, () => this.removeMember()],
      [60, () => this.restore()],
      [20, () => this.removeForGood()],
      [15, () => this.transferOwnership()],
      [20, () => this.changeSettings()],
      [10, () => this.breakARule()],
      [40, () => this.tryOut()],
      [15, () => this.people.change()],
      [7, () => this.people.useSession()],
      [50, () => this.invitations.create()],
      [30, () => this.invitations.change()],
      [6, () => this.invitations.accept()],
      [12, () => this.roles.create()],
      [12, () => this.roles.change()],
      [6, () => this.roles.remove()],
      [15, () => this.apiKeys.create()],
      [15, () => this.apiKeys.createViewer()],
      [30, () => this.apiKeys.change()],
      [60, () => this.events.record()],
      [30, () => this.events.declare()],
      [5, () => this.events.remove()],
    ];
    let ticket = this.chance.below(operations.reduce((sum, [weight]) => sum + weight, 0));
    const [, operation] = operations.find(([weight]) => (ticket -= weight) < 0)!;
    await operation();
  }

  private async createUser(): Promise<void> {
    const fields = { email: this.email(), name: randomName(this.chance) };
    const { externalId, phone } = randomProfile(this.chance);
    const text = body(fields, {
      ...(this.chance.chance(0.3) && { externalId: externalId!(), phone: phone!() }),
      ...(this.chance.chance(0.6) && { metadata: randomMetadata(this.chance) }),
    });
    await this.create('user', USERS, text, this.world.users);
  }

  private async createOrganization(): Promise<void> {
    const slug = this.chance.chance(0.9) ? { slug: this.slug() } : {};
    const fields = { name: randomName(this.chance), ...slug, plan: this.chance.pick(['free', 'pro', 'enterprise']) };
    const text = body(fields, this.chance.chance(0.5) ? { metadata: randomMetadata(this.chance) } : {});
    await this.create('organization', ORGANIZATIONS, text, this.world.organizations);
  }

  private async create(noun: string, path: string, text: string, known: Known[]): Promise<void> {
    const { status, data } = await this.once(noun, 'POST', path, text);
    if (status === 201) {
      known.push({ id: data.id as string, version: 1 });
    }
  }

  /** Sometimes twice at once with the same key, which must be done once. */
  private async once(
    noun: string,
    method: string,
    path: string,
    text?: string,
    headers?: Record<string, string>,
  ): Promise<Answer> {
    if (!this.chance.chance(0.05)) {
      return this.send(noun, method, path, text, { headers });
    }
    const keyed = { ...headers, 'idempotency-key': `key-${(this.world.serial += 1)}` };
    const answers = await Promise.all([1, 2].map(() => this.send(noun, method, path, text, { headers: keyed })));
    return answers.find(({ status }) => status < 300) ?? answers[0]!;
  }

  /** Values that must leave no trace. */
  private async tryOut(): Promise<void> {
    const [user, organization] = [this.one(this.world.users).id, this.one(this.world.organizations).id];
    const [method, path, text] = this.chance.pick([
      ['POST', USERS, body({ email: this.email(), name: 'Nobody' })],
      ['PATCH', `${USERS}/${user}`, body({ name: 'Nobody', status: 'suspended' })],
      ['DELETE', `${USERS}/${user}`],
      ['DELETE', `${ORGANIZATIONS}/${organization}`],
      ['POST', `${ORGANIZATIONS}/${organization}/members`, body({ userId: user, role: 'owner' })],
    ] as const);
    await this.send('nothing', method, `${path}?dryRun=true`, text);
  }

  private async change(noun: 'user' | 'organization', path: string, known: Known[]): Promise<void> {
    const target = this.one(known);
    const values: Record<string, () => string> = {
      name: () => JSON.stringify(randomName(this.chance)),
      metadata: () => randomMetadata(this.chance),
      status: () => JSON.stringify(this.chance.pick(['active', 'suspended'])),
      ...(noun === 'user'
        ? {
            email: () => JSON.stringify(this.email()),
            role: () => JSON.stringify(this.chance.pick(['user', 'user', 'admin', this.roles.name()])),
            ...randomProfile(this.chance),
          }
        : {
            slug: () => JSON.stringify(this.slug()),
            plan: () => JSON.stringify(this.chance.pick(['free', 'pro', 'x'])),
            seatLimit: () => this.chance.pick(['null', '2', '5', '1000']),
            externalId: () => this.chance.pick(['null', JSON.stringify(`crm ${this.chance.below(300)}`)]),
            domains: () => JSON.stringify(this.domains()),
            logoUrl: () => this.chance.pick(['null', '"https://cdn.example/logo.svg"', '"http://cdn.example"']),
          }),
    };
    const names = Object.keys(values).filter(() => this.chance.chance(0.4));
    const text = body({}, Object.fromEntries(names.map((name) => [name, values[name]!()])));
    // The version that is known may be an old one.
    const headers = this.chance.chance(0.3)
      ? { 'if-match': `"${Math.max(1, target.version - this.chance.below(2))}"` }
      : undefined;
    const { status, data } = await this.once(noun, 'PATCH', `${path}/${target.id}`, text, headers);
    target.version = status === 200 ? (data.version as number) : target.version;
    this.forget(target, known, status);
  }

  private async remove(noun: string, path: string, known: Known[]): Promise<void> {
    const target = this.one(known);
    const { status } = await this.once(noun, 'DELETE', `${path}/${target.id}`);
    if (status === 200) {
      this.world.deleted.push({ ...target, noun, path, known });
    }
    this.forget(target, known, status === 200 ? 404 : status);
  }

  /** Picks a deleted resource that another client may restore or purge at the same time. Its email or slug may be taken. */
  private async restore(): Promise<void> {
    const { id, noun, path, known } = this.chance.pick([...this.world.deleted, NOTHING]);
    const { status, data } = await this.send(`${noun} again`, 'POST', `${path}/${id}/restore`);
    if (status === 200) {
      known.push({ id, version: data.version as number });
    }
  }

  private async removeForGood(): Promise<void> {
    const living = { ...this.one(this.world.users), noun: 'user', path: USERS };
    const { id, noun, path } = this.chance.pick([...this.world.deleted.slice(-30), living]);
    await this.send(`${noun} for good`, 'DELETE', `${path}/${id}?permanent=true`);
  }

  private async transferOwnership(): Promise<void> {
    const { members } = this.world;
    const [organizationId, toUserId] = members[this.chance.below(members.length)] ?? [NOWHERE, NOWHERE];
    const path = `${ORGANIZATIONS}/${organizationId}/transfer-ownership`;
    await this.send('ownership', 'POST', path, body({ toUserId }));
  }

  /** For ever, for long, or until the system lifts it a little later. */
  private async suspend(): Promise<void> {
    const target = this.one(this.world.users);
    const until = this.chance.pick([null, '2100-01-01', new Date(Date.now() + 100 + this.chance.below(900))]);
    const text = body({ status: 'suspended', suspendedReason: randomName(this.chance), suspendedUntil: until });
    const { status } = await this.send('suspension', 'PATCH', `${USERS}/${target.id}`, text);
    this.forget(target, this.world.users, status);
  }

  private async addMember(): Promise<void> {
    const [organizationId, userId] = [this.one(this.world.organizations).id, this.one(this.world.users).id];
    const text = body({ userId, role: this.chance.pick(['owner', 'admin', 'member']) });
    const { status } = await this.send('member', 'POST', `${ORGANIZATIONS}/${organizationId}/members`, text);
    if (status === 201) {
      this.world.members.push([organizationId, userId]);
    }
  }

  private async changeMember(): Promise<void> {
    const text = body({ role: this.chance.pick(['owner', 'admin', 'member', 'guest']) });
    await this.aMember((path) => this.send('member', 'PATCH', path, text));
  }

  private async removeMember(): Promise<void> {
    await this.aMember((path) => this.send('member', 'DELETE', path));
  }

  private async changeSettings(): Promise<void> {
    const values = {
      passwordMinLength: 7 + this.chance.below(9),
      sessionTtlSeconds: 40_000 + this.chance.below(3),
      rateLimitPerHour: 9_999_998 + this.chance.below(3),
      sessionIdleSeconds: 3_600 + this.chance.below(3),
      maxSessionsPerUser: 100 + this.chance.below(3),
      securityNotifications: this.chance.below(2) === 0,
    };
    const name = this.chance.pick(Object.keys(values) as (keyof typeof values)[]);
    await this.send('settings', 'PATCH', '/api/admin/settings', body({ [name]: values[name] }));
  }

  private async breakARule(): Promise<void> {
    const own = `${USERS}/${this.world.adminId}`;
    const nobody = `${USERS}/${NOWHERE}`;
    const [method, path, text] = this.chance.pick([
      ['DELETE', own, undefined],
      ['PATCH', own, body({ role: 'user' })],
      ['PATCH', own, body({ name: 'Root', status: 'suspended' })],
      ['PATCH', nobody, body({ name: 'Nobody' })],
      ['DELETE', nobody, undefined],
      ['POST', USERS, '{"email":'],
      ['POST', USERS, body({ email: 'a@example.com', name: 'A', version: 7 })],
    ] as const);
    await this.send('rule', method, path, text);
  }

  private one<T extends object>(known: readonly T[]): T {
    // Some are chosen far more often than others, so that clients meet.
    const index = Math.floor(this.chance.next() ** 3 * known.length);
    return known[index] ?? ({ id: NOWHERE, version: 1 } as unknown as T);
  }

  private async aMember(work: (path: string) => Promise<Answer>): Promise<void> {
    const { members } = this.world;
    const member = members[this.chance.below(members.length)] ?? ([NOWHERE, NOWHERE] as const);
    const { status } = await work(`${ORGANIZATIONS}/${member[0]}/members/${member[1]}`);
    this.forget(member, members, status);
  }

  /** Forgets most purged resources. Some stay known and are requested again. */
  private forget<T>(target: T, known: T[], status: number): void {
    const index = known.indexOf(target);
    if (status === 404 && index >= 0 && this.chance.chance(0.7)) {
      known.splice(index, 1);
    }
  }

  private password(): string {
    return `a kettle on the sun, ${this.chance.below(1_000)}`;
  }

  private email(): string {
    const taken = this.chance.chance(0.1) ? this.chance.below(50) : (this.world.serial += 1);
    return this.chance.chance(0.05) ? 'no address' : `  User${taken}@BÜCHER.example`;
  }

  /** Up to four domains, of which others have some. */
  private domains(): string[] {
    return Array.from({ length: this.chance.below(5) }, () => `Bücher${this.chance.below(500)}.Example.`);
  }

  private slug(): string {
    return this.chance.chance(0.05) ? '-no-slug-' : `slug-${this.chance.below(400)}`;
  }

  private async send(
    noun: string,
    method: string,
    path: string,
    text?: string,
    { headers, token = this.world.adminToken }: { headers?: Record<string, string>; token?: string | null } = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(token === null && { 'x-forwarded-for': freshAddress() }),
        ...(text && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: text,
    });
    const { data = {} } = (await response.json()) as { data?: Record<string, unknown> | null };
    const answer = `${method} ${noun} ${response.status}`;
    this.world.answers[answer] = (this.world.answers[answer] ?? 0) + 1;
    return { status: response.status, data: data ?? {} };
  }
}
