/**
 * A generator of load that leaves the cores to what it measures: plain sockets, one request at a time on each, answers that
 * are measured and not parsed. (A general tool such as autocannon parses every header in JavaScript.)
 */
import { connect } from 'node:net';
import { percentile } from './stats.mjs';

const SUCCESS = '2'.charCodeAt(0);
/** Where the first digit of the status stands in `HTTP/1.1 200 OK`. */
const STATUS_AT = 9;
const NOTHING = Buffer.alloc(0);
const END_OF_HEAD = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: *(\d+)/i;

/** A request as it goes over the wire. */
export function wire(method, path, token, body) {
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\nAuthorization: Bearer ${token}\r\n`;
  if (body === undefined) return `${head}\r\n`;
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  return `${head}Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${text}`;
}

/**
 * Keeps as many requests under way as there are connections.
 * @param next Makes the next request.
 * @returns how many were answered, in how many seconds, and percentiles of their milliseconds.
 * @throws Error at the first answer that is no success.
 */
export async function load({ port, connections, seconds, next }) {
  const begun = performance.now();
  const deadline = begun + seconds * 1000;
  const latencies = [];
  const clients = Array.from({ length: connections }, (_, index) =>
    // An address each, as clients have: @nestjs/throttler walks all the hits of an address at each request.
    client({ port, host: '127.0.0.1', localAddress: `127.0.0.${index + 2}` }, next, deadline, latencies),
  );
  await Promise.all(clients);
  const took = (performance.now() - begun) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    count: latencies.length,
    latencies,
    seconds: took,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}

function client(address, next, deadline, latencies) {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...address, noDelay: true });
    let sent = 0;
    let head = null;
    let missing = 0;

    const send = () => {
      sent = performance.now();
      head = NOTHING;
      socket.write(next());
    };
    const answered = () => {
      const now = performance.now();
      latencies.push(now - sent);
      if (now < deadline) {
        send();
      } else {
        socket.destroy();
        resolve();
      }
    };
    socket.on('connect', send);
    socket.on('data', (chunk) => {
      if (head === null) {
        missing -= chunk.length;
      } else {
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
        const end = head.indexOf(END_OF_HEAD);
        if (end === -1) return;
        const [, length] = LENGTH.exec(head.latin1Slice(0, end)) ?? [];
        if (head[STATUS_AT] !== SUCCESS || length === undefined) {
          socket.destroy();
          reject(new Error(`Not the answer of a success: ${head.toString()}`));
          return;
        }
        missing = Number(length) - (head.length - end - END_OF_HEAD.length);
        head = null;
      }
      if (missing === 0) answered();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The connection was closed')));
  });
}
