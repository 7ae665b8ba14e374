/**
 * The text of a stream. The simulation counts octets and has none, so the octets are stated here: lines of 16, each with the
 * place in the stream at which it begins. What an octet is depends on its place alone, so a retransmission says the same.
 */
import { dataStart, type Segment } from '../../machines/tcp/segment.ts';
import { advance, distance, type Seq } from '../../machines/tcp/sequence.ts';
import type { Sender } from './addresses.ts';

const LINE = 16;
const DIGITS = 8;

/** The octets of a side's stream from a place on: `client 00000016` and a line feed, ... */
export function streamText(side: Sender, from: number, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => octetAt(side, from + i));
}

function octetAt(side: Sender, place: number): number {
  const start = place - (place % LINE);
  const line = `${side} ${String(start % 10 ** DIGITS).padStart(DIGITS, '0')}\n`;
  return line.charCodeAt(place - start);
}

/** How many octets of its sender's stream come before the first one in a segment: the SYN takes the initial number. */
export const placeInStream = (iss: Seq, segment: Segment): number =>
  distance(advance(iss, 1), dataStart(segment));
