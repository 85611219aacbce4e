import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that answers as a test tells it, also as the service never does. */
export interface FakeAdminApi {
  url: string;
  requests: IncomingMessage[];
  /** Answers the requests that follow. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

export async function fakeAdminApi(): Promise<FakeAdminApi> {
  const server = createServer((request, response) => {
    fake.requests.push(request);
    fake.answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const fake: FakeAdminApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    answer: (_, response) => void response.end(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return fake;
}

/** Answers with one page of a list. */
export function pageOf(...data: object[]): FakeAdminApi['answer'] {
  const meta = { page: 1, limit: 20, total: data.length, totalIsCapped: false, nextCursor: null };
  return json(200, { success: true, data, meta });
}

export function failure(status: number, code: string, more: object = {}): FakeAdminApi['answer'] {
  return json(status, { success: false, error: { code, message: 'The sentence', requestId: 'request-7', ...more } });
}

function json(status: number, body: object): FakeAdminApi['answer'] {
  return (_, response) => {
    // No client waits longer than this, so that a test sees the failure at once.
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '86400' });
    response.end(JSON.stringify(body));
  };
}
