import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { ArrivingBody } from '../body/arriving-body';
import { endAfterAnswers, exchangesOf } from '../connections/connections';
import { DomainError, RequestTimeout } from './errors';
import { errorEnvelope } from './exception.filter';

interface ClientError extends Error {
  code?: string;
}

/** Answers bytes that Node cannot parse as a request, and requests that take too long to arrive. */
export function answerClientError({ code }: ClientError, socket: Socket): void {
  const isTimeout = code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const [exchange] = exchangesOf(socket);
  const body = exchange && ArrivingBody.of(exchange.request);
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
  } else if (isTimeout && body?.isAwaited) {
    body.expire();
  } else if (exchange?.request.complete) {
    // The client waits for the response to this request, and would take an error for that response.
    endAfterAnswers(socket);
  } else if (exchange?.response.headersSent || (isTimeout && socket.bytesRead === 0)) {
    socket.destroy();
  } else {
    answerRaw(socket, isTimeout ? new RequestTimeout() : unreadable(code));
  }
}

/** Writes a response by hand: bytes that cannot be parsed never become a request. */
function answerRaw(socket: Socket, error: DomainError): void {
  const requestId = uuidv7();
  const body = JSON.stringify(errorEnvelope(error, requestId));
  socket.end(
    [
      `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      `X-Request-Id: ${requestId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function unreadable(code: string | undefined): DomainError {
  return code === 'HPE_HEADER_OVERFLOW'
    ? new DomainError('BAD_REQUEST', 'The header of the request is too large', { reason: 'HEADERS_TOO_LARGE' })
    : new DomainError('BAD_REQUEST', 'Malformed request', { reason: 'MALFORMED_REQUEST' });
}
