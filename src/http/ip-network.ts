import { isIPv4, isIPv6 } from 'node:net';
import { parseIpAddress } from './ip-address';

const IPV4_BITS = 32;
const IPV6_BITS = 128;
/** Bits before the IPv4 address in an IPv4-mapped IPv6 address. */
const MAPPED_BITS = IPV6_BITS - IPV4_BITS;
const GROUPS = 8;
/** An address without port, brackets and zone, and the length of its prefix. */
const CIDR = /^([0-9a-f.:]{2,45})(?:\/(0|[1-9]\d{0,2}))?$/i;

/**
 * Parses an address or a network in CIDR notation, IPv4 or IPv6, and returns its canonical form: `203.0.113.0/24`,
 * `2001:db8::/32`. An address becomes a network of one address. A network of IPv4-mapped addresses becomes IPv4.
 * @returns null if the text is neither, or bits after the prefix are set (`203.0.113.7/24`).
 */
export function parseIpNetwork(text: string): string | null {
  const [, written = '', length] = CIDR.exec(text) ?? [];
  const address = isIPv4(written) || isIPv6(written) ? parseIpAddress(written) : null;
  if (address === null) {
    return null;
  }
  const bits = bitsOf(address);
  const before = bits === IPV4_BITS && isIPv6(written) ? MAPPED_BITS : 0;
  const prefix = length === undefined ? bits : Number(length) - before;
  if (prefix < 0 || prefix > bits) {
    return null;
  }
  const hostBits = BigInt(bits - prefix);
  return (valueOf(address) >> hostBits) << hostBits === valueOf(address) ? `${address}/${prefix}` : null;
}

/**
 * Returns whether an address belongs to one of the networks.
 * @param address In canonical form, as `parseIpAddress` returns it.
 * @param networks In canonical form, as `parseIpNetwork` returns them.
 */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  const bits = bitsOf(address);
  const value = valueOf(address);
  return networks.some((network) => {
    const [base = '', prefix] = network.split('/');
    const hostBits = BigInt(bits - Number(prefix));
    return bitsOf(base) === bits && value >> hostBits === valueOf(base) >> hostBits;
  });
}

function bitsOf(address: string): number {
  return isIPv4(address) ? IPV4_BITS : IPV6_BITS;
}

/** Returns an address as a number. */
function valueOf(address: string): bigint {
  if (isIPv4(address)) {
    return address.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n);
  }
  const [head = [], tail = []] = address.split('::').map(groupsOf);
  const zeros = Array<bigint>(GROUPS - head.length - tail.length).fill(0n);
  return [...head, ...zeros, ...tail].reduce((value, group) => (value << 16n) | group, 0n);
}

/** Returns the 16-bit groups of a part of an IPv6 address. Its end may be written as an IPv4 address. */
function groupsOf(part: string): bigint[] {
  return part
    .split(':')
    .filter((group) => group !== '')
    .flatMap((group) => {
      const ipv4 = group.includes('.') ? valueOf(group) : null;
      return ipv4 === null ? [BigInt(`0x${group}`)] : [ipv4 >> 16n, ipv4 & 0xffffn];
    });
}
