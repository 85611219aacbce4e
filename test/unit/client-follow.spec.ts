import type { AuditLog } from '@/lib/admin/client';
import { eventsOf } from '@/lib/admin/server-sent-events';
import { BASE, errorOf, failure, fakeApi } from './client-fakes';

const entry = (sequence: number) => ({ id: `e${sequence}`, sequence, resource: { label: 'Zoë 🦊' } });
const event = (sequence: number) => `id: ${sequence}\nevent: audit-log\ndata: ${JSON.stringify(entry(sequence))}\n\n`;

function stream(text: string, cut = 7): Response {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += cut) controller.enqueue(bytes.slice(at, at + cut));
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
}

async function take(entries: AsyncIterable<AuditLog>, count: number): Promise<number[]> {
  const sequences: number[] = [];
  for await (const { sequence } of entries) {
    if (sequences.push(sequence) === count) break;
  }
  return sequences;
}

describe('auditLogs.follow', () => {
  it('gives the entries of a stream, wherever its chunks are cut', async () => {
    const { client, sent } = fakeApi([stream(`retry: 1000\nid: 3\n\n: heartbeat\n\n${event(4)}${event(9)}`, 3)]);
    const entries = client.auditLogs.follow({ after: 3, action: 'UPDATE' });
    expect(await entries.next()).toEqual({ done: false, value: entry(4) });
    expect(await take(entries, 1)).toEqual([9]);
    expect(sent).toMatchObject([
      {
        url: `${BASE}/api/admin/audit-logs/stream?action=UPDATE`,
        headers: { accept: 'text/event-stream', 'last-event-id': '3' },
      },
    ]);
  });

  it('begins with what comes from now on, where nothing else is said', async () => {
    const { client, sent } = fakeApi([stream(event(1))]);
    expect(await take(client.auditLogs.follow(), 1)).toEqual([1]);
    expect(sent[0]!.headers).not.toHaveProperty('last-event-id');
  });

  it('goes on behind the last id, an entry or not, however often it breaks', async () => {
    const replies = [
      stream(event(1)),
      stream('id: 5\n\n'),
      new Error('broken'),
      failure(503, 'SERVICE_UNAVAILABLE', {}, { 'retry-after': '1' }),
      new Error('broken'),
      new Error('broken'),
      stream(event(6)),
    ];
    const { client, sent, slept } = fakeApi(replies, { maxRetries: 1 });
    expect(await take(client.auditLogs.follow({ after: 0 }), 2)).toEqual([1, 6]);
    expect(sent.map(({ headers }) => headers['last-event-id'])).toEqual(['0', '1', '5', '5', '5', '5', '5']);
    expect(slept).toHaveLength(6);
  });

  it('takes half an event for none', async () => {
    const { client } = fakeApi([stream(`${event(1)}id: 2\nevent: audit-log\ndata: {"id`), stream(event(2))]);
    expect(await take(client.auditLogs.follow(), 2)).toEqual([1, 2]);
  });

  it('ends with the error of the API where another try makes no sense', async () => {
    const { client } = fakeApi([stream(event(1)), failure(401, 'UNAUTHORIZED')]);
    const error = await errorOf(take(client.auditLogs.follow(), 9));
    expect(error).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
  });

  it('ends at once where its caller aborts', async () => {
    const controller = new AbortController();
    const silent = new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } });
    const { client } = fakeApi([silent]);
    const taken = errorOf(take(client.auditLogs.follow({}, { signal: controller.signal }), 1));
    setImmediate(() => controller.abort('enough'));
    expect(await taken).toMatchObject({ code: 'ABORTED', cause: 'enough' });
  });
});

describe('The parser of server-sent events', () => {
  async function parsed(...chunks: string[]) {
    const events = [];
    for await (const found of eventsOf(
      (async function* () {
        yield* await Promise.resolve(chunks);
      })(),
    ))
      events.push(found);
    return events;
  }

  it.each(['\n', '\r', '\r\n'])('takes %j for the end of a line, also between two chunks', async (end) => {
    const text = ['id: 1', 'event: a', 'data: x', 'data: y', '', ': comment', 'data:z', '', ''].join(end);
    const expected = [
      { id: '1', type: 'a', data: 'x\ny' },
      { id: null, type: 'message', data: 'z' },
    ];
    for (let cut = 0; cut <= text.length; cut += 1) {
      // A CR at the very end might be half of a line's end, so that a last one without more shows nothing yet.
      expect(await parsed(text.slice(0, cut), text.slice(cut), end)).toEqual(expected);
    }
  });
});
