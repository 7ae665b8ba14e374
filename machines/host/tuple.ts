/** The 4-tuple, by which segments find their connection (RFC 9293, 3.3.1), seen from the host: `10.0.0.1:40001>8080`. */
declare const tupleBrand: unique symbol;

export type Tuple = string & { readonly [tupleBrand]: true };

/** Of a client's address and port, and the host's own port: the host has one address. */
export const tupleOf = (address: string, port: number, localPort: number): Tuple =>
  `${address}:${port}>${localPort}` as Tuple;

export const localPortOf = (tuple: Tuple): number => Number(tuple.slice(tuple.indexOf('>') + 1));
