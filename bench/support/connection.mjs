/** A connection of the load generator. It sends one request at a time, and measures responses without parsing them. */
import { connect } from 'node:net';

/** Position of the status in `HTTP/1.1 200 OK`. */
const STATUS = [9, 12];
const NOTHING = Buffer.alloc(0);
const END_OF_HEAD = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: *(\d+)/i;

/**
 * @param onAnswer Called with the status and the head when a response is complete.
 * @param onFault Called with an Error if there is no response, or one of unknown length.
 */
export function openConnection(address, { onConnect, onAnswer, onFault }) {
  const socket = connect({ ...address, noDelay: true });
  let head = null;
  let missing = 0;
  let answer = null;

  socket.on('connect', onConnect);
  socket.on('data', (chunk) => {
    if (head === null) {
      missing -= chunk.length;
    } else {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      const end = head.indexOf(END_OF_HEAD);
      if (end === -1) return;
      const text = head.latin1Slice(0, end);
      const [, length] = LENGTH.exec(text) ?? [];
      if (length === undefined) return onFault(new Error(`An answer without a length: ${text}`));
      answer = { status: Number(text.slice(...STATUS)), text };
      missing = Number(length) - (head.length - end - END_OF_HEAD.length);
      head = null;
    }
    if (missing === 0) onAnswer(answer);
  });
  socket.on('error', onFault);
  socket.on('close', () => onFault(new Error('The connection was closed')));
  return {
    send(request) {
      head = NOTHING;
      socket.write(request);
    },
    close() {
      socket.removeAllListeners('close');
      socket.destroy();
    },
  };
}
