/**
 * Whose segments these are, as IP has it. Nothing in a run depends on addresses and ports, but a checksum cannot be computed
 * without: where a trace does not tell them, these stand. The addresses are for documentation (RFC 5737, 3: TEST-NET-1).
 */
export interface SocketOctets {
  /** 4 octets of IPv4 or 16 of IPv6. */
  readonly address: readonly number[];
  readonly port: number;
}

export type Sender = 'client' | 'server';

/** Of the two ends of a connection. */
export type SocketPair = Readonly<Record<Sender, SocketOctets>>;

export const SOCKETS: SocketPair = {
  client: { address: [192, 0, 2, 1], port: 49152 },
  server: { address: [192, 0, 2, 2], port: 8080 },
};

export const receiverOf = (sender: Sender): Sender => (sender === 'client' ? 'server' : 'client');

export const isIpv6 = ({ address }: Pick<SocketOctets, 'address'>): boolean =>
  address.length === 16;

/** `192.0.2.1`; of IPv6 all eight groups, without leading zeros. */
export function dotted(socket: Pick<SocketOctets, 'address'>): string {
  const { address } = socket;
  if (!isIpv6(socket)) return address.join('.');
  return Array.from({ length: 8 }, (_, i) =>
    ((address[2 * i] ?? 0) * 256 + (address[2 * i + 1] ?? 0)).toString(16),
  ).join(':');
}

/** `192.0.2.1`, `2001:db8::1`: an address as text, in octets. `::` stands for as many groups of zeros as are missing. */
export function addressOctets(text: string): readonly number[] {
  if (!text.includes(':')) return text.split('.').map(Number);
  const [head = '', tail] = text.split('::');
  const front = groupsIn(head);
  const back = groupsIn(tail ?? '');
  const between = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array<number>(between).fill(0), ...back].flatMap((group) => [
    group >> 8,
    group & 0xff,
  ]);
}

const groupsIn = (text: string): number[] =>
  text === '' ? [] : text.split(':').map((group) => parseInt(group, 16));
