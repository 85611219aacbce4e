import type { ObjectLiteral } from 'typeorm';
import type { Rows } from '@/database/repository/rows';
import type { Filter } from './filters';
import { Sample } from './text-sample';

/** Folded as the column is, then compared with the column's own collation: with another the index is no use. */
const FOLDED = `search_fold(:search) COLLATE "C"`;
const PLACE = `strpos(t.search_text, ${FOLDED})`;
const HAS = `${PLACE} > 0`;
/** The same, of which PostgreSQL takes one row in two hundred to have it, not one in three. */
const RARELY_HAS = `least(${PLACE}, 1) = 1`;
/** The same of one letter or two: the second part is for the index, and is too dear to be asked of rows without the first. */
const SHORT = `${HAS} AND search_short_parts(t.search_text) @> ARRAY[${FOLDED}]`;
/** The same, of whose trigrams PostgreSQL looks up all. */
const LIKE = `t.search_text LIKE '%' || regexp_replace(${FOLDED}, '([\\\\%_])', '\\\\\\1', 'g') || '%'`;

const SAMPLE_MS = 60_000;
const SAMPLE_SIZE = 1_000;
/** Of a search that more rows have than this, some are sooner met in the order of the list than all are looked up. */
const MET_SOON = 0.03;
/** Of one that more rows have than this, so are as many as are counted at most. */
const COMMON = 0.2;
/** One that fewer rows have than this is not to be met. */
const RARE = 0.003;
const LOOKED_UP_MAX = 3;
/**
 * Three letters and digits, or two beside what parts words. PostgreSQL takes them for a trigram, and folding only lowers them.
 * A character that is not ASCII behind them could combine with the last of them.
 */
const TRIGRAM = /^(?:[A-Za-z0-9]{3}|[A-Za-z0-9]{2}[ @+-]|[ @+-][A-Za-z0-9]{2})(?!\P{ASCII})/u;
/** Node does not know how such a character folds. A newer Unicode version of PostgreSQL may. */
const UNASSIGNED = /\p{Cn}/u;

/** The `search` of a list: a substring of the generated column `search_text`, both folded alike. */
export class Search<E extends ObjectLiteral> {
  private sampled: Promise<Sample> | null = null;
  private sampledAt = 0;

  constructor(private readonly rows: () => Rows<E>) {}

  async filter(given: string | undefined): Promise<Filter> {
    const search = given?.trim() ?? '';
    if (search === '') {
      return { value: undefined, condition: 'TRUE' };
    }
    if (search.includes('\n')) {
      // A line break parts the texts in the column, so that no search goes across.
      return { value: search, condition: 'FALSE', capped: true };
    }
    const sample = await this.sample();
    return { value: search, capped: true, ...conditions(search, sample) };
  }

  /** Of some rows, taken anew every now and then. */
  private sample(): Promise<Sample> {
    if (!this.sampled || Date.now() - this.sampledAt > SAMPLE_MS) {
      this.sampledAt = Date.now();
      this.sampled = this.take();
    }
    return this.sampled;
  }

  private async take(): Promise<Sample> {
    try {
      return new Sample(await this.rows().sample('search_text', SAMPLE_SIZE));
    } catch (error) {
      this.sampled = null;
      throw error;
    }
  }
}

/** How the rows are found, by how many of all have the search. PostgreSQL does not know it: it has no statistics of parts. */
function conditions(search: string, sample: Sample): Pick<Filter, 'condition' | 'countCondition'> {
  const share = sample.shareOf(fold(search));
  const lookedUp = share > COMMON ? HAS : isShort(search) ? SHORT : rarestParts(search, sample, share < RARE);
  return share > MET_SOON ? { condition: HAS, countCondition: lookedUp } : { condition: lookedUp };
}

/**
 * An index has trigrams, which are looked up one by one: those that many rows have take the longest and tell the least. So only
 * the rarest of the search are, and the rows that have them are looked at.
 */
function rarestParts(search: string, sample: Sample, isRare: boolean): string {
  const parts = trigrams(search, sample).slice(0, isRare ? LOOKED_UP_MAX : 1);
  if (parts.length === 0) {
    return LIKE;
  }
  return [...parts.map((part) => `t.search_text LIKE '%${part}%'`), isRare ? RARELY_HAS : HAS].join(' AND ');
}

/** Those of a search that do not overlap, the rarest first. */
function trigrams(search: string, sample: Sample): string[] {
  const candidates = Array.from({ length: search.length }, (_, at) => ({
    at,
    part: search.slice(at, at + 3).toLowerCase(),
  }))
    .filter(({ at }) => TRIGRAM.test(search.slice(at, at + 4)))
    .map(({ at, part }) => ({ at, part, share: sample.shareOfPart(part) }))
    .sort((one, other) => one.share - other.share);
  const chosen: typeof candidates = [];
  for (const candidate of candidates) {
    if (chosen.every(({ at }) => Math.abs(at - candidate.at) >= 3)) {
      chosen.push(candidate);
    }
  }
  return chosen.map(({ part }) => part);
}

/** Tells whether a search is one letter or two, and stays so when it is folded, in any version of Unicode. */
function isShort(search: string): boolean {
  return !UNASSIGNED.test(search) && [...search].length <= 2 && [...fold(search)].length <= 2;
}

/** Folds a search as `search_fold` does. Use it for plans only: PostgreSQL may have another version of Unicode. */
function fold(search: string): string {
  const lowered = search.normalize('NFKC').toLowerCase();
  return lowered.replaceAll('i\u0307', 'i').replaceAll('ς', 'σ').normalize('NFKC');
}
