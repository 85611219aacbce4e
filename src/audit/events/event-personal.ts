import type { EventParty } from '@/lib/admin/contract/application-events';
import type { PersonalGroup, PersonalGroups } from '@/lib/admin/contract/audit-seals';
import { newSalt } from '../recording/personal';
import { PERSON } from './event-form';
import type { NewEvent } from './new-event';

/**
 * Returns the paths of the personal values of an event. A value that may be about several persons is in the shared group
 * alone. No two groups have a path in common: if one were erased, the commitment of the other would not match any more.
 */
export function eventPersonalGroups({ actor, targets, ip, userAgent, data }: NewEvent): PersonalGroups {
  const client = [...(ip === null ? [] : ['ip']), ...(userAgent === null ? [] : ['userAgent'])];
  const isByPerson = actor.type === PERSON;
  const ofActor = isByPerson ? [...(actor.name === undefined ? [] : ['actor.name']), ...client] : [];
  const ofAll = [...(Object.keys(data).length > 0 ? ['event.data'] : []), ...(isByPerson ? [] : client)];
  const persons = [actor, ...targets].filter(({ type }) => type === PERSON).map(({ id }) => id);
  const names = targets.flatMap((target, index) => namesOf(target, index));
  return {
    ...(ofActor.length > 0 && { actor: { subject: actor.id, paths: ofActor, salt: newSalt() } }),
    ...(ofAll.length > 0 &&
      persons.length > 0 && { shared: { subjects: [...new Set(persons)], paths: ofAll, salt: newSalt() } }),
    ...(names.length > 0 && { targets: names }),
  };
}

function namesOf({ type, id, name }: EventParty, index: number): PersonalGroup[] {
  return type === PERSON && name !== undefined
    ? [{ subject: id, paths: [`event.targets.${index}.name`], salt: newSalt() }]
    : [];
}
