import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';

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
  /** Answers to the next recipients instead of taking them, e.g. `451 later`. */
  refusals: string[];
  /** Answers to other commands, by the command: `AUTH`, `MAIL` or `.` for the content. */
  replies: Map<string, string>;
  /** Every line that arrived outside of a mail's content. */
  commands: string[];
  close(): Promise<void>;
}

export interface SmtpServerOptions {
  port?: number;
  /** Offers STARTTLS with this certificate. */
  tls?: SecureContext;
}

export async function startSmtpServer({ port = 0, tls }: SmtpServerOptions = {}): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const refusals: string[] = [];
  const replies = new Map<string, string>();
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    socket.on('error', () => undefined);
    converse(socket, { mails, refusals, replies, commands, tls });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    refusals,
    replies,
    commands,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}

type Conversation = Omit<SmtpServer, 'url' | 'close'> & { tls?: SecureContext };

/** @param isSecure After STARTTLS. */
function converse(socket: Socket, state: Conversation, isSecure = false): void {
  const { mails, refusals, replies, commands, tls } = state;
  const say = (line: string) => socket.write(`${line}\r\n`);
  let [from, to, buffer, data] = ['', [] as string[], '', null as string[] | null];
  const take = (line: string): void => {
    if (data) {
      if (line !== '.') {
        data.push(line.replace(/^\./, ''));
        return;
      }
      const received = { from, to, ...parsed(data) };
      data = null;
      const refusal = replies.get('.');
      if (refusal === undefined) {
        mails.push(received);
      }
      say(refusal ?? '250 taken');
      return;
    }
    commands.push(line);
    const reply = replies.get(line.slice(0, 4).toUpperCase());
    if (reply !== undefined) {
      say(reply);
      return;
    }
    const address = /<(.*)>/.exec(line)?.[1] ?? '';
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
        say('250-test');
        if (tls && !isSecure) {
          say('250-STARTTLS');
        }
        say('250 AUTH PLAIN');
        return;
      case 'STAR': {
        if (!tls) {
          say('502 unknown');
          return;
        }
        say('220 go on');
        socket.removeAllListeners('data');
        const secured = new TLSSocket(socket, { isServer: true, secureContext: tls });
        secured.on('error', () => undefined);
        converse(secured, state, true);
        return;
      }
      case 'AUTH':
        say('235 welcome');
        return;
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
  socket.on('data', (chunk: Buffer) => {
    // Contents are encoded in ASCII, so that no character is cut in two.
    buffer += chunk.toString();
    const lines = buffer.split('\r\n');
    buffer = lines.pop()!;
    lines.forEach(take);
  });
  if (!isSecure) {
    say('220 test');
  }
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
