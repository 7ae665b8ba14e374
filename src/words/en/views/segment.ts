/** Words of the segment inspector. In English. Names of fields are those of RFC 9293, 3.1. */
import { meaningsIn } from '../../sentences/choices/header.ts';
import type { HeaderFacts } from '../../sentences/headerFacts.ts';
import { code, phrase, sideMark } from '../../phrase.ts';
import { bytes, GAP } from '../say.ts';
import { SIDE_NAMES } from '../sides.ts';
import type { SegmentWords } from '../../contract/index.ts';

const from = (f: HeaderFacts) => sideMark(f.from, SIDE_NAMES[f.from]);
const to = (f: HeaderFacts) => sideMark(f.to, SIDE_NAMES[f.to]);

const meanings = meaningsIn(
  {
    sourcePort: (f) =>
      phrase`The ${from(f)}’s port. Both addresses and both ports (the 4-tuple) identify the connection.`,
    destinationPort: (f) =>
      phrase`The ${to(f)}’s port. Both addresses and both ports (the 4-tuple) identify the connection.`,
    seq: {
      ofSyn: (f) =>
        phrase`The ${from(f)}’s initial sequence number (ISN). The SYN occupies it, so data starts at ${code(f.next)}.`,
      ofResetWithNone: () =>
        phrase`The segment that this RST answers carried no ACK number to copy, so this is 0.`,
      ofReset: () =>
        phrase`A RST occupies no sequence number. The receiver checks this one before it accepts the RST.`,
      ofData: ({ data }) =>
        phrase`The sequence number of the first byte. The data occupies ${code(data?.first ?? '')} to ${code(data?.last ?? '')}.`,
      finBehind: ({ fin }) => phrase`The FIN after it occupies ${code(fin ?? '')}.`,
      ofFin: () =>
        phrase`The FIN occupies this sequence number, the one after the last byte of data.`,
      ofProbe: (f) =>
        phrase`One below what the ${to(f)} expects, on purpose: a segment outside the window must be answered.`,
      usedNext: (f) =>
        phrase`A pure ACK occupies no sequence number. The ${from(f)} uses this one for its next byte.`,
      atEdge: (f) =>
        phrase`A pure ACK occupies no sequence number. This one is at the edge of the ${to(f)}’s window; beyond it the ACK would be unacceptable.`,
    },
    ack: {
      off: () => phrase`Not used: the ACK bit is 0.`,
      ofReset: (f) =>
        phrase`The sequence number after what arrived from the ${to(f)}, which can check by it that the RST is meant for it.`,
      expected: (f) =>
        phrase`The next sequence number that the ${from(f)} expects. Everything before it has arrived from the ${to(f)}.`,
    },
    dataOffset: {
      length: ({ headerLength }) =>
        phrase`Header length: ${headerLength / 4} words of 32 bits, ${bytes(headerLength)}.`,
      options: ({ headerLength }) => phrase`${headerLength - 20} of them are options.`,
      data: () => phrase`The data starts there.`,
      noData: () => phrase`Data would start there.`,
    },
    reserved: () => phrase`Sent as 0 and ignored by the receiver: reserved for future use.`,
    cwr: {
      setup: (f) =>
        phrase`1, with ECE in a SYN: the ${from(f)} asks for explicit congestion notification (ECN).`,
      on: (f) =>
        phrase`1: the ${from(f)} has reduced its congestion window, as the ${to(f)} asked by ECE.`,
      off: () => phrase`0: no congestion window reduced.`,
    },
    ece: {
      setup: (f) =>
        phrase`1 in a SYN: the ${from(f)} can do explicit congestion notification (ECN).`,
      on: (f) =>
        phrase`1: a packet of the ${to(f)} arrived marked: a router on the way had a long queue. Repeated until CWR arrives.`,
      off: () => phrase`0: no explicit congestion notification (ECN) here.`,
    },
    urg: () => phrase`0: no urgent data. New applications should not use it.`,
    ackBit: {
      on: () =>
        phrase`1: the acknowledgment number is valid. Once a connection is established, only a RST may have no ACK.`,
      nothingYet: () => phrase`0: nothing has arrived yet that could be acknowledged.`,
      off: () => phrase`0: the acknowledgment number is not used.`,
    },
    psh: {
      on: (f) =>
        phrase`1: the ${to(f)} is to deliver this data to its application without waiting for more.`,
      off: (f) => phrase`0: the ${to(f)} may wait for more data before it delivers this.`,
      noData: () => phrase`0: there is no data to deliver.`,
    },
    rst: {
      on: (f) =>
        phrase`1: the ${from(f)} has no such connection, or no longer. A receiver that accepts the RST ends the connection at once.`,
      off: () => phrase`0: the connection is not reset.`,
    },
    syn: {
      on: (f) =>
        phrase`1: the ${from(f)} announces its ISN. The SYN occupies a sequence number, so it is acknowledged and retransmitted like data.`,
      off: () => phrase`0: no connection setup.`,
    },
    fin: {
      on: (f) =>
        phrase`1: the ${from(f)}’s data ends here. The FIN occupies sequence number ${code(f.fin ?? '')}, so it is acknowledged and retransmitted like data.`,
      off: (f) => phrase`0: the ${from(f)}’s data does not end here.`,
    },
    window: {
      ofReset: () => phrase`The window of a RST is not used.`,
      none: (f) => phrase`Zero window: the ${to(f)} must wait until the ${from(f)} opens it.`,
      room: (f) => phrase`The ${from(f)} has room for ${bytes(f.room)}.`,
      roomUpTo: (f) =>
        phrase`The ${from(f)} has room for ${bytes(f.room)}: from ${code(f.ack)} to ${code(f.lastTaken ?? '')}.`,
      scaled: (f) =>
        phrase`Window scaling is used: the field counts in units of ${bytes(2 ** f.scale)}.`,
      ofSyn: () => phrase`The window of a SYN is never scaled: the field is the number of bytes.`,
      notScaled: () => phrase`Window scaling is not used here: the field is the number of bytes.`,
    },
    checksum: () =>
      phrase`The complement of the ones’ complement sum of all 16-bit words of pseudo-header, header and data. The receiver’s sum with this field is ${code('0xffff')}; otherwise it silently drops the segment.`,
    urgentPointer: () => phrase`Not used: the URG bit is 0.`,
    mssKind: () => phrase`An option starts with its kind: 2 is the maximum segment size.`,
    sackPermittedKind: () =>
      phrase`Kind 4 is SACK permitted. Only if both SYNs carry it are SACK blocks sent.`,
    timestampsKind: () =>
      phrase`Kind 8 is timestamps: the round trip is measured by them, and old duplicates are told from new segments (PAWS).`,
    windowScaleKind: () =>
      phrase`Kind 3 is window scale. Only a SYN carries it, and only if both SYNs do are windows scaled.`,
    sackKind: {
      blocks: (f) =>
        phrase`Kind 5 is SACK: what the ${from(f)} has received beyond the acknowledgment number. The latest block comes first.`,
      duplicate: () => phrase`The first block here is a D-SACK: what it names arrived twice.`,
    },
    optionLength: () => phrase`Length of the option in bytes, kind and length included.`,
    nop: () =>
      phrase`No operation: a byte of padding, so that the option behind it begins where a 32-bit word does.`,
    mss: (f) =>
      phrase`The ${from(f)} accepts segments with up to ${bytes(f.segment.mss ?? 0)} of data. Only a SYN carries this option.`,
    windowScale: (f) =>
      phrase`After its SYN the ${from(f)} counts its window in units of ${bytes(2 ** (f.segment.windowScale ?? 0))} (2 to the power of ${f.segment.windowScale ?? 0}).`,
    tsVal: (f) =>
      phrase`The ${from(f)}’s timestamp clock when it sent this segment. The ${to(f)} echoes it.`,
    tsEcr: {
      echo: (f) =>
        phrase`A timestamp of the ${to(f)}, echoed: how long ago that was is the round-trip time.`,
      nothingYet: (f) => phrase`Nothing has arrived yet that the ${from(f)} could echo.`,
    },
    fastOpenKind: (f) =>
      f.segment.fastOpen === ''
        ? phrase`Kind 34 is TCP Fast Open. Without a cookie behind it, the ${from(f)} asks for one.`
        : phrase`Kind 34 is TCP Fast Open: behind it is a cookie. Only segments with SYN carry this option.`,
    cookie: () =>
      phrase`The cookie: the server computes it from the client’s address with a secret key. A client that shows it has received a segment at this address before.`,
    sackStart: () => phrase`The first sequence number of the block.`,
    sackEnd: () => phrase`The sequence number right after the last one of the block.`,
    data: (f) =>
      phrase`${bytes(f.segment.dataLen)} of the ${from(f)}’s byte stream, from byte ${f.place} on (counted from 0).`,
    sourceAddress: (f) => phrase`The ${from(f)}’s address, from the IP header.`,
    destinationAddress: (f) =>
      phrase`The ${to(f)}’s address, from the IP header: a misdelivered segment fails the checksum.`,
    zero: () => phrase`Padding.`,
    protocol: () => phrase`6 is TCP.`,
    tcpLength: ({ length, headerLength }) =>
      phrase`Header and data: ${headerLength} + ${length - headerLength} bytes. The TCP header has no such field; the value is derived from the IP header.`,
  },
  GAP,
);

export const tab = 'Segment';

export const segment: SegmentWords = {
  name: 'Segment',
  picture: 'The header, 32 bits per row. Use the arrow keys to move between fields.',
  fields: {
    sourcePort: 'Source Port',
    destinationPort: 'Destination Port',
    seq: 'Sequence Number',
    ack: 'Acknowledgment Number',
    dataOffset: 'Data Offset',
    reserved: 'Reserved',
    cwr: 'CWR',
    ece: 'ECE',
    urg: 'URG',
    ackBit: 'ACK',
    psh: 'PSH',
    rst: 'RST',
    syn: 'SYN',
    fin: 'FIN',
    window: 'Window',
    checksum: 'Checksum',
    urgentPointer: 'Urgent Pointer',
    mssKind: 'Kind',
    sackPermittedKind: 'Kind',
    timestampsKind: 'Kind',
    windowScaleKind: 'Kind',
    fastOpenKind: 'Kind',
    sackKind: 'Kind',
    optionLength: 'Length',
    nop: 'NOP',
    mss: 'Maximum Segment Size',
    windowScale: 'shift.cnt',
    tsVal: 'TSval',
    tsEcr: 'TSecr',
    cookie: 'Fast Open Cookie',
    sackStart: 'Left Edge of Block',
    sackEnd: 'Right Edge of Block',
    data: 'Data',
    sourceAddress: 'Source Address',
    destinationAddress: 'Destination Address',
    zero: 'Zero',
    protocol: 'Protocol',
    tcpLength: 'TCP Length',
  },
  /** As the RFC cuts them short in its figure. */
  shortFields: { dataOffset: 'Data Offset', reserved: 'Rsrvd' },
  meanings,
  field: (name: string, bits: string, value: string) => `${name}, ${bits}, ${value}`,
  bits: (n: number) => (n === 1 ? '1 bit' : `${n} bits`),
  bytes,

  which: (flags: string, nth: number, side: string) => `${flags}, no. ${nth} of the ${side}`,
  flight: (flags: string, nth: number, side: string) => `${flags} #${nth} of the ${side}`,
  previous: 'Previous segment',
  next: 'Next segment',
  follow: 'Follow the run',
  followAbout: 'Show the segment that was sent last',
  none: 'No segment has been sent yet.',
  first: (flags: string, side: string, when: string) =>
    `The first segment of this run is a ${flags} from the ${side}, sent at ${when}. This is its header.`,
  toFirst: 'Go to the first segment',
  fates: { underway: 'in flight', arrived: 'arrived', lost: 'lost', unsent: 'not sent yet' },
  sent: (when: string) => `sent ${when}`,
  arrives: (when: string) => `arrives ${when}`,
  goTo: (what: string) => `Go to: ${what}`,

  pick: 'Choose a field to see what it means here and what it changes.',
  previousField: 'Previous field',
  nextField: 'Next field',
  clear: 'Close this field',
  /** Beside a number that the page writes in another way. */
  onWire: (number: string) => `${number} on the wire`,

  takenFrom: 'Taken from',
  follows: 'Changes on arrival',
  related: 'Related segments',
  nothing: 'Nothing else on the page depends on it.',
  nothingLost: (side: string) => `The segment is lost: it changes nothing at the ${side}.`,
  nothingYet: (side: string) => `It has not reached the ${side} yet.`,
  hows: {
    acknowledged: 'acknowledged by it',
    acknowledges: 'acknowledges it',
    sameNumbers: 'has the same sequence numbers',
    answers: 'is triggered by it',
    starts: 'starts',
    stops: 'stops',
    restarts: 'restarts',
  },
  lost: 'lost',
  timer: (name: string) => `${name} timer`,

  bytesTitle: 'Byte by byte',
  bytesAbout: (n: number) => `${bytes(n)}, hexadecimal, with their characters beside them.`,
  showAll: (n: number) => `Show all ${bytes(n)}`,
  showLess: 'Show less',
  pseudoTitle: 'Pseudo-header: not sent, but included in the checksum',
  assumedTitle: 'What is assumed',
  assumed: (client: string, server: string) =>
    `A run does not depend on addresses, ports or the content of the data. Here the client is ${client} and the server ${server}; each stream consists of 16-byte lines that state their position. Everything else comes from the run. The bytes always have the sequence numbers as sent, however the page shows them.`,
};
