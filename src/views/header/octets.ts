/** What a flight of a run carries over the wire. */
import type { Segment } from '../../../machines/tcp/segment.ts';
import { seq } from '../../../machines/tcp/sequence.ts';
import { oncePerTrace } from '../../trace/lookup.ts';
import type { Flight, ConnectionTrace, Socket } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';
import {
  addressOctets,
  SOCKETS,
  type SocketOctets,
  type SocketPair,
} from '../../wire/addresses.ts';
import { encode, type Encoded } from '../../wire/encode.ts';
import { placeInStream, streamText } from '../../wire/text.ts';

export function encodeFlight(trace: ConnectionTrace, flight: Flight): Encoded {
  return encode(flight.segment, flight.from, dataOctets(trace, flight), socketsOf(trace));
}

/** The octets of its data. */
export const dataOctets = (trace: ConnectionTrace, flight: Flight): Uint8Array<ArrayBuffer> =>
  streamText(flight.from, octetsBefore(trace, flight), flight.segment.dataLen);

/** Addresses and ports of both ends: those that the trace tells, or the usual ones. */
export const socketsOf = oncePerTrace(({ ends }): SocketPair => ({
  client: octetsOf(ends.client.socket) ?? SOCKETS.client,
  server: octetsOf(ends.server.socket) ?? SOCKETS.server,
}));

const octetsOf = (socket: Socket | null): SocketOctets | null =>
  socket && { address: addressOctets(socket.address), port: socket.port };

/** How many octets of its sender's stream come before it. One that no connection sent has no stream. */
export function octetsBefore({ steps }: ConnectionTrace, { step, segment }: Flight): number {
  const tcb = steps[step]?.after.tcb ?? steps[step]?.before.tcb;
  return tcb ? placeInStream(tcb.iss, segment) : 0;
}

/** The octets of a segment out of nowhere: those that stand in that place of the stream that it claims to be of. */
export function injectedOctets(
  { ends }: ConnectionTrace,
  from: Side,
  segment: Segment,
): Uint8Array<ArrayBuffer> {
  return streamText(from, placeInStream(seq(ends[from].iss[0] ?? 0), segment), segment.dataLen);
}
