/**
 * A load generator that uses little CPU time: plain sockets with one request at a time on each. A general tool such as
 * autocannon parses every header in JavaScript.
 */
import { openConnection } from './connection.mjs';
import { percentile } from './stats.mjs';

const REFUSED = 503;

/** Returns the bytes of a request. */
export function wire(method, path, token, body) {
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\nAuthorization: Bearer ${token}\r\n`;
  if (body === undefined) return `${head}\r\n`;
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  return `${head}Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${text}`;
}

/**
 * Keeps one request in flight on each connection.
 * @param next Creates the next request.
 * @param warmup Seconds before the measurement begins.
 * @param mayRefuse Whether a 503 is counted and not an error. A refused request is repeated at once, which is worse than real clients.
 * @returns the numbers of answered and refused requests, the seconds, and percentiles of the latency in milliseconds
 * @throws Error at the first failed response
 */
export async function load({ port, connections, seconds, next, warmup = 0, mayRefuse = false }) {
  const since = performance.now() + warmup * 1000;
  const tally = new Tally(since, mayRefuse);
  const clients = Array.from({ length: connections }, (_, index) =>
    client(addressOf(port, index), next, since + seconds * 1000, tally),
  );
  await Promise.all(clients);
  return tally.result();
}

/** Gives each connection its own address. @nestjs/throttler scans all hits of an address at each request. */
export function addressOf(port, index) {
  return { port, host: '127.0.0.1', localAddress: `127.0.${index >> 7}.${(index & 127) + 2}` };
}

/** The results of the requests sent since a point in time. */
export class Tally {
  latencies = [];
  refused = 0;
  unsent = 0;

  constructor(since, mayRefuse) {
    this.since = since;
    this.mayRefuse = mayRefuse;
  }

  /** @throws Error unless the response is a success or an expected refusal */
  count(sent, { status, text }) {
    const isRefused = status === REFUSED && this.mayRefuse;
    if ((status < 200 || status > 299) && !isRefused) throw new Error(`Not the answer of a success: ${text}`);
    if (sent < this.since) return;
    if (isRefused) this.refused += 1;
    else this.latencies.push(performance.now() - sent);
  }

  result() {
    const latencies = this.latencies.sort((a, b) => a - b);
    return {
      count: latencies.length,
      refused: this.refused,
      unsent: this.unsent,
      latencies,
      seconds: (performance.now() - this.since) / 1000,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
    };
  }
}

function client(address, next, deadline, tally) {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const send = () => {
      sent = performance.now();
      connection.send(next());
    };
    const fail = (error) => {
      connection.close();
      reject(error);
    };
    const connection = openConnection(address, {
      onConnect: send,
      onFault: fail,
      onAnswer(answer) {
        try {
          tally.count(sent, answer);
        } catch (error) {
          return fail(error);
        }
        if (performance.now() < deadline) return send();
        connection.close();
        resolve();
      },
    });
  });
}
