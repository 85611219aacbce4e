import { bodyOf as body, type Random, randomMetadata, randomName } from './random';
import { randomProfile } from './random-profile';
import type { Answer } from './random-invitations';

const USERS = '/api/admin/users';
const NOWHERE = '01890000-0000-7000-8000-00000000dead';

/** Somebody who logs in. */
export interface Person {
  id: string;
  version: number;
  email: string;
  password: string;
  token: string | null;
}

/** The state that all clients share. */
interface Shared {
  people: Person[];
  /** For what must be new. */
  serial: number;
  /** How often somebody has used a session. */
  turn: number;
}

/** The part of the client that it needs. */
interface Client {
  send(noun: string, method: string, path: string, text?: string, options?: { token: string | null }): Promise<Answer>;
  somebody(): Person;
  password(): string;
}

/** People who log in and out by chance, and change their passwords. */
export class RandomPeople {
  constructor(
    private readonly chance: Random,
    private readonly world: Shared,
    private readonly client: Client,
  ) {}

  /** An account with a password, which others leave alone. */
  async create(): Promise<void> {
    const [email, password] = [`person${(this.world.serial += 1)}@example.org`, 'a teapot on the moon'];
    const { status, data } = await this.client.send(
      'person',
      'POST',
      USERS,
      body({ email, name: 'Somebody', password }),
    );
    if (status === 201) {
      this.world.people.push({ id: data.id as string, version: 1, email, password, token: null });
    }
  }

  /** Changes beside the logins of the same account. */
  async change(): Promise<void> {
    const person = this.client.somebody();
    if (this.chance.chance(0.3)) {
      await this.client.send('link', 'POST', `${USERS}/${person.id}/password-reset`);
      return;
    }
    const text = this.chance.pick([
      () => body({}, { metadata: randomMetadata(this.chance) }),
      () => body({}, { phone: randomProfile(this.chance).phone!() }),
      () => body({ name: randomName(this.chance), role: this.chance.pick(['user', 'admin']) }),
    ])();
    await this.client.send('person', 'PATCH', `${USERS}/${person.id}`, text);
  }

  /** Operations that cost a hash. There are few of them, one kind after the other, so that none is missing. */
  async useSession(): Promise<void> {
    const person = this.client.somebody();
    const kinds = [
      () => Promise.all(Array.from({ length: 3 }, () => this.login(person))),
      () => this.changePassword(person),
      () => this.setPassword(person),
      () => this.sendPasswordReset(person),
      () => Promise.all([this.login(person), this.change()]),
      () => this.logout(person),
      () => this.login(person),
      () => this.endSessions(person),
      () => this.login(person),
      () => this.replace(person),
    ];
    await kinds[(this.world.turn += 1) % kinds.length]!();
  }

  private async logout(person: Person): Promise<void> {
    await this.client.send('session', 'POST', '/api/auth/logout', undefined, { token: person.token });
    person.token = null;
  }

  private async changePassword(person: Person): Promise<void> {
    const newPassword = this.client.password();
    const text = body({ currentPassword: person.password, newPassword });
    const { status } = await this.client.send('password', 'POST', '/api/auth/password', text, { token: person.token });
    person.password = status === 200 ? newPassword : person.password;
  }

  private async setPassword(person: Person): Promise<void> {
    const password = this.client.password();
    const { status } = await this.client.send('password', 'PATCH', `${USERS}/${person.id}`, body({ password }));
    person.password = status === 200 ? password : person.password;
  }

  /** Two links, of which the first ends, and both acceptances at once. */
  private async sendPasswordReset(person: Person): Promise<void> {
    const path = `${USERS}/${person.id}/password-reset`;
    await this.client.send('password', 'POST', path);
    const { status, data } = await this.client.send('password', 'POST', path);
    if (status !== 200) {
      return;
    }
    const token = (data.resetUrl as string).split('#token=')[1]!;
    const password = this.client.password();
    const accept = () =>
      this.client.send('password', 'POST', '/api/auth/password-reset/accept', body({ token, password }), {
        token: null,
      });
    const answers = await Promise.all([accept(), accept()]);
    person.password = answers.some((answer) => answer.status === 200) ? password : person.password;
    await this.client.send('password', 'POST', `${USERS}/${person.id}/unlock`);
  }

  private async endSessions(person: Person): Promise<void> {
    const path = `${USERS}/${person.id}/sessions`;
    const { data } = await this.client.send('sessions', 'GET', path);
    const [first] = data as unknown as { id: string }[];
    await Promise.all([
      this.client.send('sessions', 'DELETE', `${path}/${first?.id ?? NOWHERE}`),
      this.client.send('sessions', 'DELETE', path),
    ]);
    person.token = null;
  }

  private async replace(person: Person): Promise<void> {
    const { status } = await this.client.send('person', 'DELETE', `${USERS}/${person.id}`);
    if (status === 200) {
      this.world.people = this.world.people.filter((it) => it !== person);
      await this.create();
    }
  }

  private async login(person: Person): Promise<void> {
    const text = body({ email: person.email, password: person.password });
    const { status, data } = await this.client.send('session', 'POST', '/api/auth/login', text, { token: null });
    person.token = status === 200 ? (data.token as string) : person.token;
  }
}
