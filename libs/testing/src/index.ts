export { type Credentials, startAdminApi, type TestApi, type TestApiOptions } from './start';
export type { Mail, Mailbox, MailFilter, NextMailOptions } from './mailbox';
export type { SeedApiKey, SeedData, Seeded, SeedOrganization, SeedUser } from './seed';
