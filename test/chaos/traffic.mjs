/** 32 clients that create users, change them and list them, and remember what the service acknowledged. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const THINK_MS = 60;
const RETRY_MS = 250;
const TIMEOUT_MS = 60_000;
const FAILED_CONNECTION = 'reset';

export class Traffic {
  answers = [];
  /** Acknowledged changes: `{ kind: 'CREATE' | 'UPDATE', id, email, name }`. */
  acknowledged = [];
  /** Answers of the service that break the contract, each with the beginning of its body. */
  broken = [];
  #agent = new Agent({ keepAlive: true });
  #isRunning = true;
  #clients = [];

  constructor(port, token) {
    Object.assign(this, { port, token });
  }

  start(count) {
    this.#clients = Array.from({ length: count }, () => this.#client());
  }

  async stop() {
    this.#isRunning = false;
    await Promise.all(this.#clients);
    this.#agent.destroy();
  }

  /** Creates and changes users of its own, and lists between, until it is stopped. A change is repeated until it is done. */
  async #client() {
    while (this.#isRunning) {
      const email = `chaos-${randomUUID()}@example.com`;
      const body = { email, name: 'Before' };
      const created = await this.#change('POST', '/api/admin/users', body, 201);
      if (created) {
        this.acknowledged.push({ kind: 'CREATE', id: created.id, email });
        await this.#pause();
        await this.#send('read', 'GET', '/api/admin/users?limit=5');
        await this.#send('read', 'GET', `/api/admin/users/${created.id}`);
        await this.#pause();
        const name = randomUUID();
        if (await this.#change('PATCH', `/api/admin/users/${created.id}`, { name }, 200)) {
          this.acknowledged.push({ kind: 'UPDATE', id: created.id, name });
        }
      }
      await this.#pause();
    }
  }

  #pause() {
    return delay(THINK_MS);
  }

  /** Sends a change under one idempotency key until it is done. */
  async #change(method, path, body, expected) {
    const key = randomUUID();
    do {
      const { status, data } = await this.#send('change', method, path, body, key);
      if (status === expected) {
        return data;
      }
      await delay(RETRY_MS);
    } while (this.#isRunning);
    return null;
  }

  /** Sends a request and notes its answer. */
  async #send(what, method, path, body, key) {
    const begun = performance.now();
    const answer = await exchange(this.#agent, this.port, method, path, {
      token: this.token,
      body: body && JSON.stringify(body),
      key,
    });
    const { status, text, isOfService } = answer;
    const at = performance.now();
    this.answers.push({ what, status: isOfService ? status : `proxy ${status}`, at, ms: at - begun });
    const parsed = isOfService && status !== FAILED_CONNECTION ? envelopeOf(text) : {};
    if (parsed === null) {
      this.broken.push(`${status} without the envelope: ${text.slice(0, 100)}`);
    }
    if (status === 500) {
      this.broken.push(`500: ${text.slice(0, 160)}`);
    }
    return { status, data: parsed?.data };
  }
}

/** Answers of haproxy itself are HTML, those of the service JSON. */
export function exchange(agent, port, method, path, { token, body, key } = {}) {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    ...(key && { 'idempotency-key': key }),
  };
  return new Promise((resolve) => {
    const failed = (error) => resolve({ status: FAILED_CONNECTION, text: String(error), isOfService: true });
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent, timeout: TIMEOUT_MS }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.on('error', failed);
      response.on('end', () => {
        const isOfService = !response.headers['content-type']?.startsWith('text/html');
        resolve({ status: response.statusCode, text, isOfService });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('timeout')));
    sent.on('error', failed).end(body);
  });
}

function envelopeOf(text) {
  try {
    const body = JSON.parse(text);
    const isWhole = body.success === true ? 'data' in body : body.success === false && body.error?.code !== undefined;
    return isWhole ? body : null;
  } catch {
    return null;
  }
}
