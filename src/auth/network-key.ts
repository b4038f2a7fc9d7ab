import { isIPv6 } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** What attempts are counted by: an IPv4 address, or the /64 of an IPv6 address, inside which one customer moves at will. */
export function networkOf(address: string): string {
  const mapped = MAPPED.exec(address)?.[1];
  const plain = mapped ?? address.split('%')[0] ?? '';
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, NETWORK_GROUPS).join(':')}::/64` : plain;
}

function groupsOf(address: string): string[] {
  // The URL parser writes an address in its shortest form, dotted tails included.
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = GROUPS - before.length - after.length;
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after];
}
