import type { ObjectLiteral } from 'typeorm';
import type { Archive, MaybeDeleted } from '@/database/repository/archive';
import type { AuditedRepository } from '@/database/repository/audited.repository';
import type { RowQuery } from '@/database/repository/row-query';
import type { Page } from '@/http/envelope/page';
import { after, before, type Filters } from './filters';
import { metadataFilters } from './metadata-filters';
import { findPage } from './find-page';
import { countsOf, type Listing } from './listing';
import type { ResourceQueryDto } from './resource-query.dto';
import type { TextSearch } from './text-search';

type Resource = ObjectLiteral & { id: string; name: string; metadata: object; createdAt: Date };

interface ResourceList<E extends Resource> {
  /** The table of the live rows. That of the deleted rows has the same name after `deleted_`. */
  table: string;
  live: AuditedRepository<E>;
  archive: Archive<E>;
  search: TextSearch<E>;
  query: ResourceQueryDto & { sort: Listing<E>['sort'] };
  /** The properties with a time that may be null. Rows without it come last in both directions. */
  nullable?: readonly string[];
  /** The filters that only this resource has. */
  filters: Filters<MaybeDeleted<E>>;
  /** Two of these filters by which rows are counted together. */
  pair: readonly [string, string];
}

/** Finds a page of a resource that can be searched, narrowed by time, and shown with its deleted rows. */
export async function findResources<E extends Resource>(list: ResourceList<E>): Promise<Page<MaybeDeleted<E>>> {
  const { table, live, archive, search, query, nullable, filters, pair } = list;
  const all = query.includeDeleted;
  const rows: RowQuery<MaybeDeleted<E>> = all ? archive.rows : live.rows;
  return findPage<MaybeDeleted<E>>({
    name: all ? `${table} with deleted ones` : table,
    rows,
    paging: query,
    sort: query.sort,
    collations: { name: 'und-x-icu' },
    nullsLast: nullable?.includes(query.sort.replace('-', '')),
    counts: countsOf(all ? [table, `deleted_${table}`] : [table], pair),
    filters: {
      search: await search.filter(query.search),
      ...filters,
      ...metadataFilters<MaybeDeleted<E>>(query.metadata),
      createdAfter: after('createdAt', query.createdAfter),
      createdBefore: before('createdAt', query.createdBefore),
    },
  });
}
