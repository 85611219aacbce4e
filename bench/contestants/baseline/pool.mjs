import pg from 'pg';

const { builtins, getTypeParser } = pg.types;

/** A time as the API writes it, from what PostgreSQL sends in UTC: `2026-01-31 12:00:00.12+00`, without a Date between. */
const isoTime = (text) => `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`;
/** JSON goes from the database to the client as it is. */
const asItIs = (text) => text;
const PARSERS = { [builtins.TIMESTAMPTZ]: isoTime, [builtins.JSON]: asItIs };

/**
 * The least of a pool: whoever takes a connection has it alone, and may send several statements before the first is
 * answered.
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
