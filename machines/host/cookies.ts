/**
 * SYN cookies (RFC 4987, 3.6, as Linux makes them): the number of the SYN+ACK says all that the server will know of the connection.
 * Of the peer's MSS one of four values is left; window scale and SACK survive in the low bits of a timestamp, if there is one.
 */
import type { Segment } from '../tcp/segment.ts';
import { advance, type Seq } from '../tcp/sequence.ts';
import type { HostEndpoint } from './host.ts';

/** What two bits of a cookie can say. */
const MSS_VALUES = [536, 1300, 1440, 1460] as const;

/** RFC 9293, 3.7.1: of a SYN without the option. */
const DEFAULT_MSS = 536;

/** The SYN as the server will remember it, when its ACK comes back. */
export function synOfCookie(syn: Segment): Segment {
  const told = syn.mss ?? DEFAULT_MSS;
  const mss = MSS_VALUES.findLast((value) => value <= told) ?? MSS_VALUES[0];
  const { windowScale: _scale, sackPermitted: _sack, fastOpen: _cookie, ...plain } = syn;
  return syn.timestamps ? { ...syn, mss } : { ...plain, mss };
}

/** The number that a cookie of this connection has: a hash of its addresses, ports and first number. */
export const cookieNumber = ({ snapshot: { context } }: HostEndpoint): number =>
  context.iss[Math.min(context.incarnation, context.iss.length - 1)] ?? 0;

/** Whether this ACK comes back with a cookie: both of its numbers follow from the SYN and the SYN+ACK. */
export const bringsCookie = (endpoint: HostEndpoint, segment: Segment): boolean =>
  endpoint.cookie !== null &&
  segment.ackNumber === advance(cookieNumber(endpoint) as Seq, 1) &&
  segment.seq === advance(endpoint.cookie.syn.seq, 1);
