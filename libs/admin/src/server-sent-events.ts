/** An event, or an id without data, after which a client would continue. */
export interface ServerSentEvent {
  id: string | null;
  type: string;
  data: string;
}

/** Parses an event stream (WHATWG HTML, 9.2.6) that arrives in chunks. */
export async function* eventsOf(chunks: AsyncIterable<string>): AsyncGenerator<ServerSentEvent, void, undefined> {
  let fields = new Map<string, string>();
  for await (const line of anyLinesOf(chunks)) {
    if (line === '') {
      if (fields.has('data') || fields.has('id')) yield eventOf(fields);
      fields = new Map();
    } else if (!line.startsWith(':')) {
      const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
      const before = fields.get(name);
      fields.set(name, name === 'data' && before !== undefined ? `${before}\n${value}` : value);
    }
  }
}

function eventOf(fields: Map<string, string>): ServerSentEvent {
  return { id: fields.get('id') ?? null, type: fields.get('event') ?? 'message', data: fields.get('data') ?? '' };
}

/** Yields lines that end in LF, CR or CRLF. If a chunk ends in CR, the next chunk shows whether LF follows. */
async function* anyLinesOf(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of chunks) {
    rest += chunk;
    const isOpen = rest.endsWith('\r');
    const lines = (isOpen ? rest.slice(0, -1) : rest).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + (isOpen ? '\r' : '');
    yield* lines;
  }
}
