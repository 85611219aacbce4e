import type { ObjectLiteral } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { RowQuery } from '@/database/repository/row-query';
import { type Fragment, Sql, sql } from '@/database/repository/sql';
import { canonicalEmail } from '@/text/email';
import type { Filter } from './filters';

/** How long one sample is used, in milliseconds. */
const SAMPLE_MS = 60_000;
/** Rows of a sample. */
const SAMPLE_SIZE = 1_000;
/** Takes one row in eight of a page of the table, because neighbors are alike. */
const ROWS_PER_SAMPLED = 8;

/** Above this share of matches, walking the list in its order finds a page sooner than an index. */
const MET_SOON = 0.03;
/** Above this share of matches, walking the list also counts up to the cap sooner than an index. */
const COMMON = 0.2;
/** Below this share of matches, a page needs all of them. */
const RARE = 0.003;
const LOOKED_UP_MAX = 3;
/**
 * Three letters or digits, or two beside a separator of words: a trigram of PostgreSQL, which folding only lowers. A following
 * character outside ASCII could combine with the last letter.
 */
const TRIGRAM = /^(?:[A-Za-z0-9]{3}|[A-Za-z0-9]{2}[ @+-]|[ @+-][A-Za-z0-9]{2})(?!\P{ASCII})/u;
/** The text of a row that is searched, in its folded form. */
const SEARCH_TEXT = sql`t.search_text`;
/** Characters that Node.js cannot fold, though a newer Unicode version in PostgreSQL may. */
const UNASSIGNED = /\p{Cn}/u;

interface Options<E> {
  /** The folded text of a row, which has a trigram index. Another one than the column has no index for short searches. */
  text?: Sql;
  /** Returns filters by exactly the searched text. Rows that match one of them come first. */
  exactly?: (search: string) => Filter<E>[];
}

/**
 * The `search` of a list: a whole id, or a substring of the generated column `search_text`. Both sides are folded alike. An email
 * in any spelling is also searched in its canonical form. Rows with exactly the searched id or text come first.
 *
 * PostgreSQL looks up every trigram of a substring, and has no statistics of them. Here a sample of the rows tells which
 * trigrams are rare and how many rows match, so that only the rarest are looked up. The result never depends on the sample.
 *
 * Milliseconds for a page and its total, with one LIKE and with this class. Median of PostgreSQL 15 with 1,000,000 users:
 *
 *     whole email          197    1.5        two rare letters       978     9
 *     part of an email      12    1.5        surname (1 %)           47    31
 *     domain (rare)        153   15          first name (10 %)       51    40
 *     whole name (rare)     49    3.6        part of all              12    26
 */
export class TextSearch<E extends ObjectLiteral> {
  private sampled: Promise<Sample> | null = null;
  private sampledAt = 0;

  constructor(
    private readonly rows: () => RowQuery<E>,
    private readonly options: Options<E> = {},
  ) {}

  /** @param given The search as the client sent it. */
  async filter<Listed extends E>(given: string | undefined): Promise<Filter<Listed>> {
    const search = given?.trim() ?? '';
    if (search === '') {
      return { value: undefined, condition: () => sql`TRUE` };
    }
    if (search.includes('\n')) {
      // A line break separates the texts in the column. No search matches across it.
      return { value: search, condition: () => sql`FALSE`, capped: true };
    }
    const plans = await Promise.all(spellingsOf(search).map((spelling) => this.plansOf(spelling)));
    return {
      value: search,
      condition: () => anyOf(plans.map(({ page }) => page)),
      countCondition: () => anyOf(plans.map(({ count }) => count)),
      first: this.first(search),
      capped: true,
    };
  }

  private first<Listed extends E>(search: string): Fragment<Listed> | undefined {
    const { exactly = () => [] } = this.options;
    const id = { value: isUuid(search) ? search : undefined, condition: () => sql`t.id = ${search}` };
    const exact = [id, ...exactly(search)].filter(({ value }) => value !== undefined);
    return exact.length === 0 ? undefined : (t) => anyOf(exact.map(({ condition }) => condition(t)));
  }

  /** Returns the conditions that find the first matches, and all matches. */
  async plansOf(search: string): Promise<{ page: Sql; count: Sql }> {
    return plansOf(search, await this.sample(), this.options.text ?? SEARCH_TEXT);
  }

  private sample(): Promise<Sample> {
    if (!this.sampled || Date.now() - this.sampledAt > SAMPLE_MS) {
      this.sampledAt = Date.now();
      this.sampled = this.take();
    }
    return this.sampled;
  }

  private async take(): Promise<Sample> {
    const table = this.rows().mapper.tableName;
    // A table that was never analyzed has -1 rows. A percentage above 100 is an error.
    const statement = sql`SELECT ${this.options.text ?? SEARCH_TEXT} AS text FROM ${Sql.text(table)} AS t
      TABLESAMPLE SYSTEM (least(100, 100.0 * ${SAMPLE_SIZE} * ${ROWS_PER_SAMPLED} /
        greatest(1, coalesce(
          (SELECT sum(greatest(reltuples, 0)) FROM pg_partition_tree(${table}::regclass) JOIN pg_class ON oid = relid
            WHERE isleaf),
          (SELECT reltuples FROM pg_class WHERE oid = ${table}::regclass)))))
      WHERE random() < 1.0 / ${ROWS_PER_SAMPLED} LIMIT ${SAMPLE_SIZE}`.toStatement();
    try {
      const [rows = []] = (await this.rows().run([statement])) as { text: string }[][];
      return new Sample(rows.map(({ text }) => text));
    } catch (error) {
      this.sampled = null;
      throw error;
    }
  }
}

/** Texts of a column. The share of them that has a part is a guess for all rows. */
export class Sample {
  private readonly counts = new Map<string, number>();

  constructor(private readonly texts: readonly string[]) {
    for (const text of texts) {
      for (const part of new Set(Array.from({ length: text.length - 2 }, (_, at) => text.slice(at, at + 3)))) {
        this.counts.set(part, (this.counts.get(part) ?? 0) + 1);
      }
    }
  }

  /** Returns the share of the texts that contain a part, 0 to 1. */
  shareOf(part: string): number {
    const count = part.length === 3 ? this.counts.get(part) : this.texts.filter((text) => text.includes(part)).length;
    return (count ?? 0) / Math.max(1, this.texts.length);
  }
}

/** Returns the search, and the canonical form of an email in another spelling. */
function spellingsOf(search: string): string[] {
  const email = canonicalEmail(search);
  return email === null || email === fold(search) ? [search] : [search, email];
}

function anyOf(conditions: readonly Sql[]): Sql {
  return Sql.list(
    conditions.map((condition) => sql`(${condition})`),
    ' OR ',
  );
}

/** Returns the conditions that find the first matches, and all matches. */
function plansOf(search: string, sample: Sample, text: Sql): { page: Sql; count: Sql } {
  // Comparisons have the collation of the column. With another one the index is not used.
  const folded = sql`search_fold(${search}) COLLATE "C"`;
  const contains = sql`strpos(${text}, ${folded}) > 0`;
  const share = sample.shareOf(fold(search));
  if (share > COMMON) {
    return { page: contains, count: contains };
  }
  const indexed = isShort(search)
    ? sql`${contains} AND search_short_parts(${text}) @> ARRAY[${folded}]`
    : byRarestTrigrams(search, folded, sample, text);
  return { page: share > MET_SOON ? contains : indexed, count: indexed };
}

/** Looks up the rarest trigrams, and compares the rows that have them. */
function byRarestTrigrams(search: string, folded: Sql, sample: Sample, text: Sql): Sql {
  const share = sample.shareOf(fold(search));
  const trigrams = trigramsOf(search, sample).slice(0, share < RARE ? LOOKED_UP_MAX : 1);
  if (trigrams.length === 0) {
    return sql`${text} LIKE '%' || regexp_replace(${folded}, '([\\\\%_])', '\\\\\\1', 'g') || '%'`;
  }
  const lookups = trigrams.map((trigram) => sql`${text} LIKE ${`%${trigram}%`}`);
  // PostgreSQL expects that the first form matches one row in 200, and the second one row in three.
  const comparison = share < RARE ? sql`least(strpos(${text}, ${folded}), 1) = 1` : sql`strpos(${text}, ${folded}) > 0`;
  return Sql.list([...lookups, comparison], ' AND ');
}

/** Returns trigrams that do not overlap, the rarest first. */
function trigramsOf(search: string, sample: Sample): string[] {
  const candidates = Array.from({ length: search.length }, (_, at) => at)
    .filter((at) => TRIGRAM.test(search.slice(at, at + 4)))
    .map((at) => {
      const trigram = search.slice(at, at + 3).toLowerCase();
      return { at, trigram, share: sample.shareOf(trigram) };
    })
    .sort((one, other) => one.share - other.share);
  const chosen: typeof candidates = [];
  for (const candidate of candidates) {
    if (chosen.every(({ at }) => Math.abs(at - candidate.at) >= 3)) {
      chosen.push(candidate);
    }
  }
  return chosen.map(({ trigram }) => trigram);
}

/** Tells whether a search has one or two characters, also when it is folded by any version of Unicode. */
function isShort(search: string): boolean {
  return !UNASSIGNED.test(search) && [...search].length <= 2 && [...fold(search)].length <= 2;
}

/** Folds a search as `search_fold` does. Use it for plans only: PostgreSQL may have another version of Unicode. */
function fold(search: string): string {
  const lowered = search.normalize('NFKC').toLowerCase();
  return lowered.replaceAll('i\u0307', 'i').replaceAll('ς', 'σ').normalize('NFKC');
}
