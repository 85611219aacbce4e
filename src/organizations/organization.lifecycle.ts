import { Injectable } from '@nestjs/common';
import { Lifecycle, type LifecycleListener } from '@/deletion/lifecycle';
import type { OrganizationEntity } from './organization.entity';

/**
 * Reacts to changes of an organization, in their transaction. The row of the organization is locked. Orders in use:
 * memberships 100, invitations 200, audit viewers 300.
 */
export interface OrganizationListener extends LifecycleListener<OrganizationEntity> {
  /** Runs after users have become members, or are members again. */
  onMembersAdded?(membershipIds: readonly string[]): Promise<void>;
}

/** The events of organizations. Modules that keep data about organizations register here. */
@Injectable()
export class OrganizationLifecycle extends Lifecycle<OrganizationListener> {}
