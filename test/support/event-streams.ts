import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import { until } from './requests';

/** An open stream of the audit log, as it comes over the wire. */
export interface OpenStream {
  status: number;
  headers: IncomingHttpHeaders;
  /** The text received so far. */
  text: string;
  /** The entries of the whole events that came so far. */
  entries: AuditLog[];
  /** The last id that came, of an event or alone. */
  lastId: string;
  /** How the answer ended: whole, or cut off. */
  end: 'whole' | 'cut' | null;
  response: IncomingMessage;
  /** Cuts the connection, whatever is on its way. */
  cut(): void;
}

export interface OpenOptions {
  token: string;
  query?: string;
  lastEventId?: string;
}

const PATH = '/api/admin/audit-logs/stream';
const EVENT = /^id: (\d+)\nevent: audit-log\ndata: ([^\n\r]+)$/;

/** Opens a stream on a connection of its own; resolves with its head. */
export function openEvents(baseUrl: string, { token, query = '', lastEventId }: OpenOptions): Promise<OpenStream> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    };
    const request = get(`${baseUrl}${PATH}${query}`, { headers, agent: false }, (response) => {
      const stream: OpenStream = {
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: '',
        entries: [],
        lastId: '',
        end: null,
        response,
        cut: () => request.destroy(),
      };
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        stream.text += chunk;
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        blocks.forEach((block) => take(stream, block));
      });
      response.on('end', () => (stream.end = 'whole'));
      response.on('error', () => (stream.end = 'cut'));
      resolve(stream);
    });
    request.on('error', reject);
  });
}

function take(stream: OpenStream, block: string): void {
  const [, id] = /^id: (.*)$/m.exec(block) ?? [];
  stream.lastId = id ?? stream.lastId;
  if (/^data:/m.test(block)) {
    const [, sequence, data] = EVENT.exec(block) ?? [];
    const entry = JSON.parse(data ?? 'null') as AuditLog;
    expect(String(entry.sequence)).toBe(sequence);
    stream.entries.push(entry);
  }
}

/** Opens one and waits until it has said where it begins. */
export async function following(baseUrl: string, options: OpenOptions): Promise<OpenStream> {
  const stream = await openEvents(baseUrl, options);
  expect([stream.status, stream.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
  await until('the stream has begun', () => stream.lastId !== '');
  return stream;
}
