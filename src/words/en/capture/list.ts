/** The list of a capture's connections, in English. */
import type { CaptureListWords } from '../../contract/captureList.ts';
import { duration } from '../../duration.ts';
import { size } from '../../size.ts';
import { SIDE_NAMES } from '../sides.ts';

const numbers = new Intl.NumberFormat('en');

/** `1 frame`, `1,200 frames`. */
const counted = (n: number, one: string, several = `${one}s`): string =>
  `${numbers.format(n)} ${n === 1 ? one : several}`;

const span = (ns: number): string => duration(ns / 1000, 'en');

export const list: CaptureListWords = {
  columns: {
    stream: 'no.',
    client: 'client',
    server: 'server',
    frames: 'frames',
    data: 'data',
    retransmissions: 'retrans',
    rtt: 'RTT',
    start: 'start',
    duration: 'duration',
    ending: 'how it ended',
  },
  ending: {
    neverAnswered: ({ syns }) => (syns === 1 ? 'never answered' : `never answered, ${syns} SYNs`),
    refused: () => 'refused',
    halfOpen: () => 'half-open',
    reset: ({ by }) => `reset by ${SIDE_NAMES[by]}`,
    closed: () => 'closed',
    halfClosed: ({ by }) => `half-closed by ${SIDE_NAMES[by]}`,
    open: () => 'open',
  },
  oddity: {
    refused: () => 'refused',
    neverAnswered: ({ syns }) => `${counted(syns, 'SYN')} never answered`,
    halfOpen: () => 'half-open',
    reset: ({ by }) => `reset by ${SIDE_NAMES[by]}`,
    neverClosed: ({ by, forNs }) => `${SIDE_NAMES[by]} does not close for ${span(forNs)}`,
    zeroWindow: ({ by }) => `zero window of ${SIDE_NAMES[by]}`,
    retransmissions: ({ count }) => counted(count, 'retransmission'),
    outOfOrder: ({ count }) => `${numbers.format(count)} out of order`,
    slow: ({ rttNs }) => `slow, RTT ${span(rttNs)}`,
    malformedOptions: ({ count }) => `${numbers.format(count)} with malformed options`,
    badChecksums: ({ count }) => counted(count, 'bad checksum'),
    mirrored: ({ count }) => `${counted(count, 'frame')} captured twice`,
    notCaptured: ({ count }) => `${counted(count, 'gap')} in the capture`,
    oneSided: () => 'one direction only',
  },
  beginning: {
    handshake: 'handshake captured',
    withoutAck: 'SYN and SYN+ACK, without the ACK',
    synOnly: 'SYN only',
    withoutSyn: 'SYN+ACK, without the SYN',
    missing: 'began before the capture',
  },
  openedBy: {
    syn: 'its SYN was captured',
    synAck: 'of its opening the SYN+ACK was captured',
    guessed: 'its opening was not captured: the client is guessed by the ports',
  },
  completeness: {
    synOnly: 'incomplete: SYN only',
    synAck: 'incomplete: SYN and SYN+ACK',
    established: 'incomplete: established, no data',
    data: 'incomplete: data, not closed',
    completeWithoutData: 'complete, no data',
    completeWithData: 'complete, with data',
    incomplete: 'incomplete: the handshake is missing in part',
  },
  span,
  size,
  head: {
    connections: (n) => counted(n, 'connection'),
    frames: (n) => counted(n, 'frame'),
    kind: {
      tcp: (n) => `${numbers.format(n)} TCP`,
      other: (n) => `${numbers.format(n)} not TCP`,
      fragment: (n) => counted(n, 'fragment'),
      cut: (n) => `${numbers.format(n)} cut off or damaged`,
    },
    unknownLink: (n, linkType) => `${numbers.format(n)} of unknown link type ${linkType}`,
    interfaces: (n) => counted(n, 'interface'),
    format: { pcap: 'pcap', pcapng: 'pcapng', none: 'not a capture' },
    line: ({ connections, frames, kinds, span: lasting, rest }) =>
      `${connections}, ${frames} (${kinds.join(', ')}) in ${[lasting, ...rest].join(', ')}`,
  },
};
