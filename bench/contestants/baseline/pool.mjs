import pg from 'pg';

const { builtins, getTypeParser } = pg.types;

/** Converts a time of PostgreSQL in UTC, such as `2026-01-31 12:00:00.12+00`, to the form of the API without a Date. */
const isoTime = (text) => `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`;
/** Passes JSON from the database to the client unparsed. */
const asItIs = (text) => text;
const PARSERS = { [builtins.TIMESTAMPTZ]: isoTime, [builtins.JSON]: asItIs };

/**
 * A minimal pool. A connection has one user at a time, who can send several statements before the first response.
 */
export class Pool {
  #free = [];
  #waiting = [];
  #size = 0;

  constructor(url, max) {
    this.url = url;
    this.max = max;
  }

  async take() {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#size < this.max) return this.#open();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  release(client) {
    const next = this.#waiting.shift();
    if (next) next(client);
    else this.#free.push(client);
  }

  async #open() {
    this.#size++;
    const client = new pg.Client({
      connectionString: this.url,
      pipeline: true,
      options: '-c TimeZone=UTC',
      types: { getTypeParser: (oid, format) => PARSERS[oid] ?? getTypeParser(oid, format) },
    });
    try {
      await client.connect();
      return client;
    } catch (error) {
      this.#size--;
      throw error;
    }
  }
}
