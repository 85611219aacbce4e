import type { MetadataValue } from '@/lib/admin/contract/envelope';
import { Sql, sql } from '@/database/repository/sql';
import { type Filters, merged, valuesOf } from './filters';

interface WithMetadata {
  metadata: object;
}

/**
 * Returns a filter for each path: rows whose metadata has one of the values there. An index finds them. Their counts
 * are not kept: the total counts the rows each time.
 * @param paths Names separated by dots
 */
export function metadataFilters<E extends WithMetadata>(
  paths: Readonly<Record<string, readonly MetadataValue[]>> = {},
): Filters<E> {
  return Object.fromEntries(
    Object.entries(paths).map(([path, values]) => {
      const value = merged(values.map((each) => containing(path, each)));
      return [
        `metadata[${path}]`,
        {
          value,
          condition: (t) =>
            Sql.list(
              valuesOf(value).map((part) => sql`${t.metadata}::jsonb @> ${part}::jsonb`),
              ' OR ',
            ),
        },
      ] satisfies [string, Filters<E>[string]];
    }),
  );
}

/** Returns the JSON of an object that has a value at a path and nothing else. Written as text: a name can be `__proto__`. */
function containing(path: string, value: MetadataValue): string {
  return path.split('.').reduceRight((inner, name) => `{${JSON.stringify(name)}:${inner}}`, JSON.stringify(value));
}
