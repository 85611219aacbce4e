import { connect, type Socket } from 'node:net';
import type { TestApp } from './test-app';

/** A client that sends and reads no faster than a test lets it. */
export class SlowClient {
  readonly socket: Socket;
  /** The beginning of the answer, as far as it is read. */
  head = '';
  private end = '';
  private received = 0;

  constructor(private readonly service: Pick<TestApp, 'baseUrl' | 'adminToken'>) {
    const { hostname, port } = new URL(service.baseUrl);
    this.socket = connect(Number(port), hostname);
    this.socket.on('error', () => undefined);
    this.socket.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1');
      this.head = (this.head + text).slice(0, 2_000);
      this.end = (this.end + text).slice(-5);
      this.received += chunk.length;
    });
  }

  get status(): number {
    return Number(this.head.split(' ')[1] ?? 0);
  }

  get isWhole(): boolean {
    const [head = ''] = this.head.split('\r\n\r\n');
    const [, length] = /content-length: (\d+)/i.exec(head) ?? [];
    return length === undefined
      ? this.end === '0\r\n\r\n'
      : this.received === head.length + '\r\n\r\n'.length + Number(length);
  }

  /** Asks; reads nothing before it is resumed. */
  ask(path: string): this {
    this.socket.pause();
    this.socket.write(this.headOf('GET', path));
    return this;
  }

  /** Sends a request but for the last bytes of its body, and gives what sends those. */
  begin(method: string, path: string, body: object): () => void {
    const text = JSON.stringify(body);
    const half = Math.floor(text.length / 2);
    const headers = `Content-Type: application/json\r\nContent-Length: ${text.length}\r\n`;
    this.socket.write(this.headOf(method, path, headers) + text.slice(0, half));
    return () => void this.socket.write(text.slice(half));
  }

  private headOf(method: string, path: string, headers = ''): string {
    return `${method} ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${this.service.adminToken}\r\n${headers}\r\n`;
  }
}
