import { bodyOf as body, type Random, randomName } from './random';

export interface Answer {
  status: number;
  data: Record<string, unknown>;
}

/** An invitation, and the token of its link. */
export interface Invited {
  path: string;
  token: string;
  /** There is an account with the address. */
  isPerson: boolean;
}

/** The part of the client that it needs. */
interface Client {
  send(noun: string, method: string, path: string, text?: string, options?: { token: null }): Promise<Answer>;
  organizationPath(): string;
  personEmail(): string;
  newEmail(): string;
  password(): string;
}

/** Invites by chance, and has invitations resent, revoked and accepted. */
export class RandomInvitations {
  constructor(
    private readonly chance: Random,
    /** Those that are known, right or out of date; all clients share them. */
    private readonly known: Invited[],
    private readonly client: Client,
  ) {}

  async create(): Promise<void> {
    const path = `${this.client.organizationPath()}/invitations`;
    const isPerson = this.chance.chance(0.4);
    const email = isPerson ? this.client.personEmail() : this.client.newEmail();
    const text = body({ email, role: this.chance.pick(['owner', 'admin', 'member']) });
    const { status, data } = await this.client.send('invitation', 'POST', path, text);
    if (status === 201) {
      this.known.push({ path: `${path}/${data.id as string}`, token: tokenOf(data), isPerson });
    }
  }

  async change(): Promise<void> {
    const invited = this.one();
    if (!invited) {
      return;
    }
    if (this.chance.chance(0.5)) {
      await this.client.send('invitation', 'DELETE', invited.path);
      return;
    }
    const { status, data } = await this.client.send('resending', 'POST', `${invited.path}/resend`);
    invited.token = status === 200 ? tokenOf(data) : invited.token;
  }

  /** Twice at once, which must make one member. */
  async accept(): Promise<void> {
    const { token = 'none', isPerson = false } = this.one() ?? {};
    const account = isPerson ? {} : { name: randomName(this.chance), password: this.client.password() };
    const text = body({ token, ...account });
    const path = '/api/auth/invitations/accept';
    await Promise.all([1, 2].map(() => this.client.send('acceptance', 'POST', path, text, { token: null })));
  }

  private one(): Invited | undefined {
    return this.known[this.chance.below(this.known.length)];
  }
}

/** The content of the link of an invitation. */
function tokenOf({ acceptUrl }: Record<string, unknown>): string {
  return (acceptUrl as string).split('#token=')[1]!;
}
