import type { EventParty } from '@/lib/admin/contract/application-events';
import type { Json } from '@/lib/admin/contract/envelope';

/** A valid event of the application, in canonical form: UUIDs in lower case, and the address as it is stored. */
export interface NewEvent {
  id: string;
  action: string;
  occurredAt: Date;
  actor: EventParty;
  targets: EventParty[];
  organizationId: string | null;
  ip: string | null;
  userAgent: string | null;
  data: Record<string, Json>;
}
