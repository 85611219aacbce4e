import { API_KEY_PERMISSIONS } from '@/lib/admin/contract/api-keys';
import { bodyOf as body, type Random, randomName } from './random';
import type { Answer } from './random-invitations';

const API_KEYS = '/api/admin/api-keys';
const NETWORKS = ['203.0.113.0/24', '198.51.100.7', '2001:db8::/32', '::1'];

interface Means {
  send: (noun: string, method: string, path: string, text?: string) => Promise<Answer>;
  organizationId: () => string;
}

/** API keys and audit viewers that a random client creates, changes, rotates and revokes. */
export class RandomApiKeys {
  constructor(
    private readonly chance: Random,
    private readonly ids: string[],
    private readonly means: Means,
  ) {}

  async create(): Promise<void> {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const fields = { name: randomName(this.chance), permissions: this.permissions(), expiresAt };
    const { status, data } = await this.means.send('key', 'POST', API_KEYS, body(fields, this.allowedIps()));
    if (status === 201) {
      this.ids.push(data.id as string);
    }
  }

  /** Creates an audit viewer. The others then change it as any key, and the deletion of its organization revokes it. */
  async createViewer(): Promise<void> {
    const path = `/api/admin/organizations/${this.means.organizationId()}/audit-viewers`;
    const text = body({ expiresInSeconds: this.chance.pick([60, 3_600, 3_601]) });
    const { status, data } = await this.means.send('viewer', 'POST', path, text);
    if (status === 201) {
      this.ids.push(data.id as string);
    }
  }

  async change(): Promise<void> {
    const id = this.ids[this.chance.below(this.ids.length)];
    if (id === undefined) {
      return;
    }
    const path = `${API_KEYS}/${id}`;
    const [method, target, text] = this.chance.pick<[string, string, string?]>([
      ['PATCH', path, body({ name: randomName(this.chance) }, this.allowedIps())],
      ['PATCH', path, body({ permissions: this.permissions(), rateLimitPerMinute: 1 + this.chance.below(99) })],
      ['POST', `${path}/rotate`, body({ overlapSeconds: this.chance.pick([0, 60, 604_800]) })],
      ['DELETE', path],
    ]);
    await this.means.send('key', method, target, text);
  }

  private permissions(): string[] {
    const some = API_KEY_PERMISSIONS.filter(() => this.chance.chance(0.5));
    return some.length > 0 ? some : ['users:read'];
  }

  private allowedIps(): Record<string, string> {
    const some = NETWORKS.filter(() => this.chance.chance(0.4));
    return this.chance.chance(0.5) ? { allowedIps: some.length > 0 ? JSON.stringify(some) : 'null' } : {};
  }
}
