/** What a flight of a run carries over the wire. */
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import { encode, type Encoded } from '../../wire/encode.ts';
import { placeInStream, streamText } from '../../wire/text.ts';

export function encodeFlight(trace: ConnectionTrace, flight: Flight): Encoded {
  const { segment, from } = flight;
  return encode(segment, from, streamText(from, octetsBefore(trace, flight), segment.dataLen));
}

/** How many octets of its sender's stream come before it. One that no connection sent has no stream. */
export function octetsBefore({ steps }: ConnectionTrace, { step, segment }: Flight): number {
  const tcb = steps[step]?.after.tcb ?? steps[step]?.before.tcb;
  return tcb ? placeInStream(tcb.iss, segment) : 0;
}
