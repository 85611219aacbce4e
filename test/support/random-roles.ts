import { PERMISSIONS } from '@/lib/admin/contract/permissions';
import { bodyOf as body, type Random, randomName } from './random';
import type { Answer } from './random-invitations';

const ROLES = '/api/admin/roles';

export interface KnownRole {
  id: string;
  name: string;
}

interface Means {
  send: (noun: string, method: string, path: string, text?: string) => Promise<Answer>;
}

/** Roles that a random client makes, changes and deletes. */
export class RandomRoles {
  constructor(
    private readonly chance: Random,
    private readonly roles: KnownRole[],
    private readonly means: Means,
  ) {}

  /** The name of some role, which may be gone. */
  name(): string {
    return this.roles[this.chance.below(this.roles.length)]?.name ?? 'nobody-made-it';
  }

  async create(): Promise<void> {
    const name = `role-${this.chance.below(40)}`;
    const text = body({ name, permissions: this.permissions() }, this.description());
    const { status, data } = await this.means.send('role', 'POST', ROLES, text);
    if (status === 201) {
      this.roles.push({ id: data.id as string, name });
    }
  }

  async change(): Promise<void> {
    const changes = this.chance.chance(0.7) ? { permissions: this.permissions() } : {};
    await this.aRole((path) => this.means.send('role', 'PATCH', path, body(changes, this.description())));
  }

  async remove(): Promise<void> {
    await this.aRole((path) => this.means.send('role', 'DELETE', path));
  }

  private async aRole(work: (path: string) => Promise<Answer>): Promise<void> {
    const role = this.roles[this.chance.below(this.roles.length)];
    if (role) {
      await work(`${ROLES}/${role.id}`);
    }
  }

  private permissions(): string[] {
    return PERMISSIONS.filter(() => this.chance.chance(0.2));
  }

  private description(): Record<string, string> {
    const texts = ['null', JSON.stringify(randomName(this.chance))];
    return this.chance.chance(0.5) ? { description: this.chance.pick(texts) } : {};
  }
}
