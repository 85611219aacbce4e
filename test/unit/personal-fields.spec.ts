import { getMetadataArgsStorage } from 'typeorm';
import { auditedEntity, declaredAddresses } from '@/audit/recording/audit.decorators';
import { auditedEntities } from '@/schema';

/** Columns with text or JSON of entities about a person that tell nothing personal by themselves. */
const NOT_PERSONAL: Record<string, readonly string[]> = {
  UserEntity: ['role', 'status', 'passwordHash'],
  MembershipEntity: ['role'],
  InvitationEntity: ['role', 'tokenHash'],
  // They are in no entry: an entry has them of the request, and the row goes with the session.
  SessionEntity: ['ip', 'userAgent'],
  PasswordResetEntity: ['tokenHash'],
};

describe('The personal fields of an entity', () => {
  const aboutPersons = auditedEntities.filter((entity) => auditedEntity(entity).person);

  it.each(aboutPersons.map((entity) => [entity.name, entity] as const))(
    'are declared for every column of %s with text',
    (name, entity) => {
      const columns = getMetadataArgsStorage()
        .columns.filter(({ target, options }) => target === entity && ['text', 'json'].includes(String(options.type)))
        .map(({ propertyName }) => propertyName);
      const declared = [...auditedEntity(entity).person!.fields, ...(NOT_PERSONAL[name] ?? [])];
      expect(columns.filter((column) => !declared.includes(column))).toEqual([]);
    },
  );

  it.each(aboutPersons.map((entity) => [entity.name, entity] as const))(
    'declare as an address every field of %s that holds one',
    (_, entity) => {
      const { fields, addresses = [] } = auditedEntity(entity).person!;
      expect(addresses).toEqual(fields.filter((field) => /e?mail|address/i.test(field)));
    },
  );

  it('tell an erasure in which entries it finds addresses', () => {
    const { labels, fields } = declaredAddresses();
    expect([...new Set(labels)].sort()).toEqual(['invitation', 'password_reset', 'session', 'user']);
    expect(fields).toEqual([
      { type: 'user', field: 'email' },
      { type: 'invitation', field: 'email' },
    ]);
  });
});
