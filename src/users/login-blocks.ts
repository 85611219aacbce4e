/** Tells until when logins of users are blocked. The module that counts wrong passwords provides it. */
export abstract class LoginBlocks {
  /** Returns the ends of the blocks by user. Users without a block are missing. */
  abstract of(userIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
}
