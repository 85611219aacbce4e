import type { ErrorBody } from './errors';

/** Position of a page in its list. */
export interface PageMeta {
  /** Number of this page, from 1. Pages by cursor are counted too. */
  page: number;
  /** Maximum number of items per page. */
  limit: number;
  /** Number of matches. A lower bound if `totalIsCapped` is true. */
  total: number;
  /** True if counting stopped at 10,000 matches. */
  totalIsCapped: boolean;
  /** Pass it as `cursor` to get the next page. Null on the last page. */
  nextCursor: string | null;
}

/** A page of a list. */
export interface Page<T> {
  /** The items of the page. */
  data: T[];
  /** The position of the page, and the total. */
  meta: PageMeta;
}

/** The body of a successful response. */
export interface SuccessEnvelope<T> {
  /** Always true. */
  success: true;
  /** The result. */
  data: T;
}

/** The body of a successful response with a page of a list. */
export interface PageEnvelope<T> extends Page<T> {
  /** Always true. */
  success: true;
}

/** Body of every error response. */
export interface ErrorEnvelope {
  /** Always false. */
  success: false;
  /** The error. */
  error: ErrorBody;
}

/** The response to a DELETE. */
export interface Deleted {
  /** Id of the deleted resource. */
  id: string;
  /** Always true. */
  deleted: true;
}

/** The response to a DELETE of a resource that can be restored. */
export interface DeletedResource extends Deleted {
  /** The resource can be restored until this time. Afterwards it may be purged. Null if it was purged already. */
  purgeAt: string | null;
}

/** Options of a deletion. */
export interface DeleteQuery {
  /** Purges the resource at once, even if it is soft-deleted already. Default: false. */
  permanent?: boolean;
}

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A free-form JSON object: at most 16 KiB and at most 5 levels deep. */
export type Metadata = Record<string, Json>;

/** Selects a time in the history of a resource. */
export interface AtQuery {
  /** Returns the resource as it was at this time. Default: now. It reaches back as far as audit entries are kept. */
  at?: string | Date;
}

/** Options of a read of one resource. */
export interface GetQuery extends AtQuery {
  /** Returns a soft-deleted resource too. Default: false. It has no effect together with `at`. */
  includeDeleted?: boolean;
}

/** Several values of a filter mean *or*: 1 to 100, sent by repeating the parameter. */
export type OneOrMany<T> = T | readonly T[];

/** A scalar in metadata. */
export type MetadataValue = string | number | boolean | null;

/**
 * Values in metadata by path, such as `{ tier: 'gold', 'crm.id': 42 }`. All paths must match, 10 at most. Dots lead to nested
 * names.
 */
export type MetadataQuery = Readonly<Record<string, OneOrMany<MetadataValue>>>;

/** Options of a list. Use either `page` or `cursor`. */
export interface PageQuery {
  /** From 1. Default: 1. */
  page?: number;
  /** 1 to 100. Default: 20. */
  limit?: number;
  /** `meta.nextCursor` of the previous page. It is bound to the filters and the sort. */
  cursor?: string;
}
