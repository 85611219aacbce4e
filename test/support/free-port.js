// @ts-check
'use strict';
// Plain JavaScript: the fault suite imports it without a compiler.
const { once } = require('node:events');
const { createServer } = require('node:net');

/**
 * Ports below those that Linux and macOS give to outgoing connections and to `listen(0)`. So nobody takes a port of a server that
 * is about to start, or that starts again.
 */
const FIRST = 12_000;
const COUNT = 18_000;
/** Each process begins at another place. */
let next = (process.pid * 61) % COUNT;

/**
 * A port of 127.0.0.1 that nobody listens on. No two calls of one process get the same.
 * @returns {Promise<number>}
 */
async function freePort() {
  for (let tries = 0; tries < COUNT; tries += 1) {
    const port = FIRST + next;
    next = (next + 1) % COUNT;
    if (await isFree(port)) {
      return port;
    }
  }
  throw new Error(`No port from ${FIRST} to ${FIRST + COUNT - 1} is free.`);
}

/** @param {number} port */
async function isFree(port) {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return true;
  } catch {
    return false;
  }
}

module.exports = { freePort };
