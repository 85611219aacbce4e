// @ts-check
'use strict';
// Plain JavaScript, because a worker thread loads it without the transpiler that the tests and the TypeORM CLI run under.
const { existsSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');
const { create, open } = require('./cluster');

/**
 * @typedef {{ kind: 'batch', connection: number, bytes: Uint8Array<ArrayBuffer> }
 *   | { kind: 'reset' }
 *   | { kind: 'stop' }} WorkerRequest
 * A batch is answered by 'data' with `last` set, the others by 'done'.
 * @typedef {{ kind: 'data', connection: number, bytes: Uint8Array<ArrayBuffer>, last: boolean }
 *   | { kind: 'done' }
 *   | { kind: 'failed', message: string }} WorkerReply
 */

/** Answers longer than this many bytes are sent on in parts while the query still runs. */
const PART_BYTES = 256 * 1024;

/** @type {{ folder: string, templates?: string[], timeShift?: SharedArrayBuffer }} */
const { folder, templates, timeShift } = workerData;
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);

/** @param {WorkerReply} reply */
function post(reply) {
  port.postMessage(reply, reply.kind === 'data' ? [reply.bytes.buffer] : []);
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} the text as a Query message */
function query(text) {
  const message = Buffer.alloc(text.length + 6);
  message.write('Q');
  message.writeInt32BE(text.length + 5, 1);
  message.write(text, 5, 'latin1');
  return new Uint8Array(message);
}

const SYNC = new Uint8Array([0x53, 0, 0, 0, 4]);
/** Nothing of a session may reach the next client: neither an open transaction nor locks, settings or statements. */
const RESET = [SYNC, query('ROLLBACK'), query('DISCARD ALL')];

/**
 * @param {import('@electric-sql/pglite').PGlite} db
 * @param {number} connection
 * @param {Uint8Array<ArrayBuffer>} batch
 */
async function answer(db, connection, batch) {
  /** @type {Uint8Array[]} */
  let parts = [];
  let size = 0;
  /** @param {boolean} last */
  const flush = (last) => {
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    parts = [];
    size = 0;
    post({ kind: 'data', connection, bytes, last });
  };
  await db.execProtocolRawStream(batch, {
    // Node's file system is written through, there is nothing to sync after each batch.
    syncToFs: false,
    onRawData: (bytes) => {
      // A copy: these bytes are a view of the database's memory.
      parts.push(bytes.slice());
      size += bytes.length;
      if (size >= PART_BYTES) {
        flush(false);
      }
    },
  });
  flush(true);
}

/** @param {import('@electric-sql/pglite').PGlite} db @param {WorkerRequest} request */
async function handle(db, request) {
  if (request.kind === 'batch') {
    return answer(db, request.connection, request.bytes);
  }
  if (request.kind === 'reset') {
    for (const message of RESET) {
      await db.execProtocolRawStream(message, { syncToFs: false, onRawData: () => {} });
    }
  } else {
    await db.close();
  }
  post({ kind: 'done' });
}

/** Moves the time of SQL, which the database reads by `Date.now`. @param {SharedArrayBuffer} buffer */
function shiftTime(buffer) {
  const shift = new Float64Array(buffer);
  const systemTime = Date.now;
  Date.now = () => systemTime() + (shift[0] ?? 0);
}

async function main() {
  if (timeShift) {
    shiftTime(timeShift);
  }
  if (!existsSync(folder)) {
    await create(folder, templates);
  }
  const db = await open(folder);
  let queue = Promise.resolve();
  port.on('message', (/** @type {WorkerRequest} */ request) => {
    queue = queue.then(() => handle(db, request)).catch(fail);
  });
  post({ kind: 'done' });
}

/** @param {unknown} error */
function fail(error) {
  post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}

main().catch(fail);
