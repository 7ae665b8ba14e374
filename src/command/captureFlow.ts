/** A segment of a capture as a line of text: as tcpdump prints it, with the flags of the analysis. */
import { flagsOf } from '../capture/analysis/flagBits.ts';
import type { CapturedConnection, CapturedSegment } from '../capture/captured.ts';
import { framesText } from '../capture/pair/frames.ts';
import type { Passing } from '../capture/open.ts';
import { distance, type Seq } from '../../machines/tcp/sequence.ts';
import { basesOf } from '../capture/bases.ts';
import { peerOf, type Side } from '../trace/side.ts';
import { tcpdumpText } from '../trace/tcpdump.ts';
import { segmentOf } from '../wire/segment.ts';
import { capture } from '../words/en/capture.ts';
import { socketText } from '../words/sentences/captureList.ts';

const { openedBy: opened } = capture.list;

/** `12.345678`: as dissectors print times. */
export const secondsText = (ns: number): string => (ns / 1_000_000_000).toFixed(6);

export const headLine = ({ stream, sockets, openedBy }: CapturedConnection): string =>
  `# connection ${stream}: client ${socketText(sockets.client)}, server ${socketText(sockets.server)}; ${opened[openedBy]}`;

/** A segment with its flags, and what else is to be said of it. */
export function segmentLine(
  connection: CapturedConnection,
  captured: CapturedSegment,
  notes: readonly string[],
): string {
  const { atNs, from, segment, flags } = captured;
  const arrow = from === 'client' ? 'client -> server' : 'server -> client';
  const text = textOf(connection, from, segment);
  const parts = [
    framesText(captured).padStart(captured.passage ? 13 : 6),
    secondsText(atNs).padStart(12),
    arrow,
    text,
  ];
  return [...parts, ...bracketed([flags.join(', '), ...notes])].join('  ');
}

/** As tcpdump prints it, with numbers from each side's own start. */
export function textOf(
  { segments }: CapturedConnection,
  from: Side,
  segment: CapturedSegment['segment'],
): string {
  const bases = basesOf(segments);
  return relativeText(segment, bases[from], bases[peerOf(from)]);
}

export const bracketed = (notes: readonly string[]): string[] =>
  notes.filter((words) => words !== '').map((words) => `[${words}]`);

/** Of a capture that grows: each segment as it comes, whichever connection it is of. */
export function passingLine(passing: Passing): string {
  const { frame, packet, connection, isFromHigh, flags } = passing;
  const own = isFromHigh ? connection.high : connection.low;
  const peer = isFromHigh ? connection.low : connection.high;
  const from = connection.sideOf(isFromHigh);
  const [source, destination] = [from, peerOf(from)].map((side) =>
    socketText(connection.socketOf(side)),
  );
  const text = relativeText(segmentOf(packet), own.baseSeq, peer.baseSeq);
  const said = flagsOf(flags).join(', ');
  return `${frame.number}  ${secondsText(frame.atNs)}  #${connection.stream}  ${source} -> ${destination}  ${text}${said && `  [${said}]`}`;
}

function relativeText(segment: CapturedSegment['segment'], own: Seq | null, peer: Seq | null) {
  const from = (base: Seq | null) => (n: Seq) => String(base === null ? n : distance(base, n));
  return tcpdumpText(segment, { own: from(own), others: from(peer) });
}
