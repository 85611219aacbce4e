import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { DomainError } from './errors';
import { errorEnvelope } from './exception.filter';

interface ClientError extends Error {
  code?: string;
}

/** Answers what Node could not even read as a request: it never becomes one, so the answer is written by hand. */
export function answerClientError(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = uuidv7();
  const body = JSON.stringify(errorEnvelope(new DomainError('BAD_REQUEST', messageOf(error.code)), requestId));
  socket.end(
    [
      `HTTP/1.1 400 ${STATUS_CODES[400]}`,
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

function messageOf(code: string | undefined): string {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return 'The header of the request is too large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'The request took too long to arrive';
    default:
      return 'Malformed request';
  }
}
