import { admin } from '../../lib/admin.js';

/** Streams new audit entries of one organization to the page: new EventSource('/activity?organizationId=…') */
export async function GET(request) {
  const organizationId = new URL(request.url).searchParams.get('organizationId') ?? undefined;
  const after = Number(request.headers.get('Last-Event-ID')) || undefined;
  const stopped = new AbortController();
  const entries = admin.auditLogs.follow({ organizationId, after }, { signal: stopped.signal });
  // Ends a wait for the next entry, and closes the connection.
  const stop = () => {
    stopped.abort();
    void entries.return();
  };
  request.signal.addEventListener('abort', stop);
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    async pull(controller) {
      const { value, done } = await entries.next();
      if (done) return controller.close();
      const text = `id: ${value.sequence}\ndata: ${JSON.stringify(value)}\n\n`;
      controller.enqueue(encoder.encode(text));
    },
    cancel: stop,
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' } });
}
