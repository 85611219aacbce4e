import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** Headers by their names in lower case. */
  headers: Record<string, string>;
  text: string;
}

/** A mail server on a port of its own, which keeps what it is given (RFC 5321, as much of it as a client needs). */
export interface SmtpServer {
  url: string;
  mails: ReceivedMail[];
  /** What it answers to the next recipients instead of taking them, e.g. `451 later`. */
  refusals: string[];
  close(): Promise<void>;
}

export async function startSmtpServer(port = 0): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const refusals: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.setEncoding('utf8').on('close', () => sockets.delete(socket)));
    socket.on('error', () => undefined);
    converse(socket, mails, refusals);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    refusals,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}

function converse(socket: Socket, mails: ReceivedMail[], refusals: string[]): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let [from, to, buffer, data] = ['', [] as string[], '', null as string[] | null];
  const take = (line: string): void => {
    if (data) {
      if (line !== '.') {
        data.push(line.replace(/^\./, ''));
        return;
      }
      mails.push({ from, to, ...parsed(data) });
      data = null;
      say('250 taken');
      return;
    }
    const address = /<(.*)>/.exec(line)?.[1] ?? '';
    switch (line.slice(0, 4).toUpperCase()) {
      case 'MAIL':
        [from, to] = [address, []];
        break;
      case 'RCPT': {
        const refusal = refusals.shift();
        if (refusal) {
          say(refusal);
          return;
        }
        to.push(address);
        break;
      }
      case 'DATA':
        data = [];
        say('354 go on');
        return;
      case 'QUIT':
        say('221 bye');
        socket.end();
        return;
    }
    say('250 ok');
  };
  socket.on('data', (chunk: string) => {
    buffer += chunk;
    const lines = buffer.split('\r\n');
    buffer = lines.pop()!;
    lines.forEach(take);
  });
  say('220 test');
}

function parsed(lines: string[]): Pick<ReceivedMail, 'headers' | 'text'> {
  const end = lines.indexOf('');
  const unfolded = lines.slice(0, end).join('\n').replaceAll(/\n\s+/g, ' ').split('\n');
  const headers = Object.fromEntries(
    unfolded.map((line) => [line.split(':', 1)[0]!.toLowerCase(), line.replace(/^[^:]*:\s*/, '')]),
  );
  return { headers, text: decoded(lines.slice(end + 1).join('\n'), headers['content-transfer-encoding']) };
}

function decoded(text: string, encoding = '7bit'): string {
  if (encoding === 'base64') {
    return Buffer.from(text, 'base64').toString();
  }
  if (encoding !== 'quoted-printable') {
    return text;
  }
  const bytes = text
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
