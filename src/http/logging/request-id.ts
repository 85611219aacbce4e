import type { IncomingMessage } from 'node:http';
import { v7 as uuidv7 } from 'uuid';

const SANE = /^[A-Za-z0-9._-]{1,128}$/;

/** Returns the client's `X-Request-Id` if it is valid, or a new one. Source: contract section 1. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE.test(given) ? given : uuidv7();
}
