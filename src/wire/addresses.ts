/**
 * Whose segments these are, as IP has it. Nothing in a run depends on addresses and ports, so they are stated here, once: a
 * checksum cannot be computed without. The addresses are for documentation (RFC 5737, 3: TEST-NET-1).
 */
export interface SocketOctets {
  readonly address: readonly [number, number, number, number];
  readonly port: number;
}

export const SOCKETS = {
  client: { address: [192, 0, 2, 1], port: 49152 },
  server: { address: [192, 0, 2, 2], port: 8080 },
} as const satisfies Record<string, SocketOctets>;

export type Sender = keyof typeof SOCKETS;

export const receiverOf = (sender: Sender): Sender => (sender === 'client' ? 'server' : 'client');

/** `192.0.2.1` */
export const dotted = ({ address }: SocketOctets): string => address.join('.');
