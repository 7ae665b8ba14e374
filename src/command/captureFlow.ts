/** One connection as text: a line each segment, as tcpdump prints it, with the flags of the analysis. */
import { flagsOf } from '../capture/analysis/flagBits.ts';
import type { CapturedConnection, CapturedSegment } from '../capture/captured.ts';
import type { Passing } from '../capture/open.ts';
import { advance, distance, type Seq } from '../../machines/tcp/sequence.ts';
import { peerOf, type Side } from '../trace/side.ts';
import { tcpdumpText } from '../trace/tcpdump.ts';
import { segmentOf } from '../wire/segment.ts';
import { secondsText, socketText } from './captureWords.ts';

/** What is to be said of a segment besides: of states and causes. */
export type Notes = (segment: CapturedSegment) => readonly string[];

export function flowLines(connection: CapturedConnection, notes: Notes = () => []): string[] {
  const { sockets, segments, openedBy } = connection;
  const bases = basesOf(segments);
  const opened = {
    syn: 'its SYN was captured',
    synAck: 'of its opening the SYN+ACK was captured',
    guessed: 'its opening was not captured: the client is guessed by the ports',
  };
  return [
    `# connection ${connection.stream}: client ${socketText(sockets.client)}, server ${socketText(sockets.server)}; ${opened[openedBy]}`,
    ...segments.map((one) => {
      const arrow = one.from === 'client' ? 'client -> server' : 'server -> client';
      const text = relativeText(one.segment, bases[one.from], bases[peerOf(one.from)]);
      const said = [...flagged(one.flags), ...notes(one)];
      return [
        String(one.frame).padStart(6),
        secondsText(one.atNs).padStart(12),
        arrow,
        text,
        ...said.map((words) => `[${words}]`),
      ].join('  ');
    }),
  ];
}

const flagged = (flags: CapturedSegment['flags']): string[] =>
  flags.length === 0 ? [] : [flags.join(', ')];

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

/** What each side's numbers are counted from: its SYN, or one before the first number that was seen of it. */
function basesOf(segments: readonly CapturedSegment[]): Record<Side, Seq | null> {
  const bases: Record<Side, Seq | null> = { client: null, server: null };
  for (const { from, segment } of segments) {
    bases[from] ??= segment.syn ? segment.seq : advance(segment.seq, -1);
    if (segment.ack) bases[peerOf(from)] ??= advance(segment.ackNumber, -1);
    if (bases.client !== null && bases.server !== null) break;
  }
  return bases;
}
