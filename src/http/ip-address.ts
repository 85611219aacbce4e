import { isIPv4, isIPv6, SocketAddress } from 'node:net';

/** Longer than every form of an address, with brackets, port and zone. */
const TEXT_MAX_LENGTH = 80;
const WITH_BRACKETS = /^\[([^[\]]+)\](?::\d{1,5})?$/;
const IPV4_WITH_PORT = /^([\d.]+):\d{1,5}$/;
const IPV4_MAPPED = '::ffff:';
/** An IPv6 address has eight groups of 16 bits; the first four are its /64. */
const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * Parses an IP address as sockets and proxies write it, and returns its canonical form: no port, brackets or zone, an
 * IPv4-mapped address as IPv4, IPv6 as in RFC 5952.
 * A zone (`fe80::1%eth0`) names an interface of the machine that wrote it and means nothing elsewhere (RFC 4007, 11.2).
 * @returns null if the text is no IP address.
 */
export function parseIpAddress(text: string): string | null {
  if (text.length > TEXT_MAX_LENGTH) {
    return null;
  }
  const bare = WITH_BRACKETS.exec(text)?.[1] ?? IPV4_WITH_PORT.exec(text)?.[1] ?? text;
  const [address = ''] = bare.split('%', 1);
  if (isIPv4(address)) {
    return address;
  }
  if (!isIPv6(address)) {
    return null;
  }
  const canonical = canonicalIpv6(address);
  const mapped = canonical.startsWith(IPV4_MAPPED) ? canonical.slice(IPV4_MAPPED.length) : '';
  return isIPv4(mapped) ? mapped : canonical;
}

/**
 * Returns the network by which limits count an address: IPv4 by the address itself, IPv6 by its /64, since one customer
 * of a provider usually has a whole /64.
 * @param address In canonical form.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) {
    return address;
  }
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(GROUPS - head.length - tail.length).fill('0');
  const network = [...head, ...zeros, ...tail].slice(0, NETWORK_GROUPS);
  return `${canonicalIpv6(`${network.join(':')}::`)}/64`;
}

function canonicalIpv6(address: string): string {
  return new SocketAddress({ address, family: 'ipv6' }).address;
}
