/** ICU's root collation, by which the service orders names. */
const collator = new Intl.Collator('en');

/** Compares texts of a name, a NUL and an id. */
export function byName(one: string, other: string): number {
  const [name = '', id = ''] = one.split('\0');
  const [otherName = '', otherId = ''] = other.split('\0');
  return collator.compare(name, otherName) || (id < otherId ? -1 : 1);
}
