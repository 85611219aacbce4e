import type { ErrorBody } from './errors';

export interface PageMeta {
  /** Ordinal of this page, from 1. A walk by cursor counts its pages too. */
  page: number;
  limit: number;
  /** Number of matches; a lower bound where `totalIsCapped`. */
  total: number;
  /** True where counting stopped at 10,000 matches. */
  totalIsCapped: boolean;
  /** Pass it as `cursor` to get the next page; null at the end. */
  nextCursor: string | null;
}

export interface Page<T> {
  data: T[];
  meta: PageMeta;
}

export interface SuccessEnvelope<T> {
  success: true;
  data: T;
}

export interface PageEnvelope<T> extends Page<T> {
  success: true;
}

export interface ErrorEnvelope {
  success: false;
  error: ErrorBody;
}

/** What a DELETE answers. */
export interface Deleted {
  id: string;
  deleted: true;
}

/** What a DELETE answers of a resource that can be restored. */
export interface DeletedResource extends Deleted {
  /** From then on it may be removed for good; until then it can be restored. Null where it has been removed already. */
  purgeAt: string | null;
}

/** How a resource is deleted. */
export interface DeleteQuery {
  /** For good, at once: also one that is deleted already. Default false. */
  permanent?: boolean;
}

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Free-form JSON object of the client's own: at most 16 KiB, at most 5 levels deep. */
export type Metadata = Record<string, Json>;

/** Which moment of a resource is asked for. */
export interface AtQuery {
  /** As it was at this time; default now. Told by its audit entries, it reaches back as far as they are kept. */
  at?: string | Date;
}

/** Which resource is asked for, and which moment of it. */
export interface GetQuery extends AtQuery {
  /** Also where it is deleted; default false. With `at` it makes no difference. */
  includeDeleted?: boolean;
}

/** Pages are walked by `page` or by `cursor`, never both. */
export interface PageQuery {
  /** From 1; default 1. */
  page?: number;
  /** 1 to 100; default 20. */
  limit?: number;
  /** `meta.nextCursor` of the page before; bound to its filters and sort. */
  cursor?: string;
}
