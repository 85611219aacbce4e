import { once } from 'node:events';
import { createServer } from 'node:net';
import { ConfigError } from '@/config/config-error';
import { type Address, addressesOf } from './listen';

/** Number of ports after the taken one that are tried as an example for the message. */
const PORTS_TRIED = 100;
/** Ports below are reserved for privileged processes. */
const FIRST_OPEN_PORT = 1024;
const EXAMPLE_PORT = 8080;
const LAST_PORT = 65_535;

/** Facts about the start that the message uses. */
export interface StartFacts {
  /** The process that uses the same data folder, if there is one. */
  holder?: { pid: number; startedAt: string };
}

/**
 * Checks that the service can listen, before it creates anything. It listens for an instant and closes.
 * @throws ConfigError with one line that names PORT or HOST, and a free port
 */
export async function assertCanListen({ host, port }: Address, facts: StartFacts = {}): Promise<void> {
  const addresses = await addressesOf(host).catch((error: unknown) => {
    throw hostFault(error as NodeJS.ErrnoException);
  });
  for (const [index, address] of addresses.entries()) {
    const error = await faultOf(address, port);
    // The further addresses of a name need not exist on this machine; see `listen`.
    if (error && (index === 0 || error.code === 'EADDRINUSE')) {
      throw await refusalOf(error, { host, port }, addresses, facts);
    }
  }
}

/** Turns the failure to listen into one line that names PORT or HOST, and a free port. */
export async function listenFault(error: NodeJS.ErrnoException, address: Address): Promise<Error> {
  return error.code === undefined ? error : refusalOf(error, address, await addressesOf(address.host), {});
}

async function refusalOf(
  error: NodeJS.ErrnoException,
  { host, port }: Address,
  addresses: readonly string[],
  { holder }: StartFacts,
): Promise<ConfigError> {
  if (error.code === 'EACCES') {
    return new ConfigError(
      `PORT ${port} needs rights that this user does not have. Set one above ${FIRST_OPEN_PORT - 1}, such as: PORT=${EXAMPLE_PORT} npm start`,
    );
  }
  if (error.code !== 'EADDRINUSE') {
    return hostFault(error);
  }
  const free = await freePortAfter(port, addresses);
  return new ConfigError(
    holder
      ? `PORT ${port} is taken, and process ${holder.pid} (started ${holder.startedAt}) uses the same DATA_DIR: the service ` +
          `seems to run already. Stop it, or start a second one: PORT=${free} DATA_DIR=./data-${free} npm start`
      : `PORT ${port} of ${host} is taken by another program. Stop it, or set a free port: PORT=${free} npm start`,
  );
}

function hostFault({ code }: NodeJS.ErrnoException): ConfigError {
  return new ConfigError(
    `HOST is not an address of this machine (${code}). Set 127.0.0.1 for this machine alone, or 0.0.0.0 for all its addresses`,
  );
}

async function freePortAfter(port: number, addresses: readonly string[]): Promise<number> {
  for (let next = port + 1; next <= Math.min(port + PORTS_TRIED, LAST_PORT); next += 1) {
    const faults = await Promise.all(addresses.map((address) => faultOf(address, next)));
    if (faults.every((fault) => fault === null || fault.code === 'EADDRNOTAVAIL')) {
      return next;
    }
  }
  return EXAMPLE_PORT;
}

/** Listens for an instant. @returns why that fails, or null */
async function faultOf(host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  const server = createServer();
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return null;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}
