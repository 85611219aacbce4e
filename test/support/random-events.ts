import { bodyOf as body, type Random, randomName } from './random';
import type { Answer } from './random-invitations';

const EVENTS = '/api/admin/audit-logs/events';
const TYPES = '/api/admin/audit-logs/event-types';
const DAY_MS = 86_400_000;
const SCHEMAS = [
  'null',
  '{}',
  '{"required":["turn"]}',
  '{"properties":{"turn":{"type":"integer","maximum":90}},"additionalProperties":false}',
  '{"type":"no type"}',
];

interface Means {
  send: (noun: string, method: string, path: string, text?: string) => Promise<Answer>;
  userId: () => string;
  organizationId: () => string;
}

/** Application events that a random client records, and event types that it declares and deletes. */
export class RandomEvents {
  constructor(
    private readonly chance: Random,
    private readonly means: Means,
  ) {}

  /** A batch of few ids, of which others may have recorded some, with the same content or with another. */
  async record(): Promise<void> {
    const events = Array.from({ length: 1 + this.chance.below(5) }, () => this.event(this.chance.below(600)));
    await this.means.send('events', 'POST', EVENTS, body({ events }));
  }

  async declare(): Promise<void> {
    const description = JSON.stringify(randomName(this.chance));
    const text = body({}, { description, schema: this.chance.pick(SCHEMAS) });
    await this.means.send('event type', 'PUT', `${TYPES}/${this.action()}`, text);
  }

  async remove(): Promise<void> {
    await this.means.send('event type', 'DELETE', `${TYPES}/${this.action()}`);
  }

  private event(number: number): object {
    const person = { type: 'user', id: this.means.userId(), name: randomName(this.chance) };
    const isRepeatable = number % 2 === 0;
    return {
      id: `evt-${number}`,
      action: isRepeatable ? 'clock.struck' : this.action(),
      occurredAt: isRepeatable ? this.today() : new Date(Date.now() - this.chance.below(29 * DAY_MS)),
      actor: isRepeatable || this.chance.chance(0.5) ? { type: 'service', id: 'cron|1' } : person,
      ...(!isRepeatable && {
        targets: this.chance.chance(0.5) ? [person] : [{ type: 'invoice', id: `inv_${number}` }],
        organizationId: this.means.organizationId(),
        context: { ip: '203.0.113.7' },
        data: { turn: this.chance.below(100) },
      }),
    };
  }

  private today(): string {
    return `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`;
  }

  private action(): string {
    return `thing.done_${this.chance.below(20)}`;
  }
}
