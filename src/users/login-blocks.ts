import type { ComputedColumn } from '@/database/repository/sql-mapper';

/** Tells until when logins of users are blocked. The module that counts wrong passwords provides it. */
export abstract class LoginBlocks {
  /** Reads the end of the block with the user, in one statement. It fills `UserEntity.loginBlockedUntil`. */
  abstract readonly column: ComputedColumn;

  /** Returns the ends of the blocks by user. Users without a block are missing. */
  abstract of(userIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
}
