/** Words of the segment inspector. In English. Names of fields are those of RFC 9293, 3.1. */
import type { HeaderFacts } from '../../sentences/headerFacts.ts';
import { code, phrase, sideMark, type Phrase } from '../../phrase.ts';
import { bytes, say } from '../say.ts';
import { SIDE_NAMES } from '../sides.ts';
import type { SegmentWords } from '../../contract/index.ts';

type Meaning = (f: HeaderFacts) => Phrase;

const from = (f: HeaderFacts) => sideMark(f.from, SIDE_NAMES[f.from]);
const to = (f: HeaderFacts) => sideMark(f.to, SIDE_NAMES[f.to]);

const seq: Meaning = (f) => {
  const { segment, reason, data, fin } = f;
  if (segment.syn)
    return phrase`The ${from(f)}’s initial number. The SYN takes it, and what follows begins at ${code(f.next)}.`;
  if (segment.rst)
    return segment.ack && segment.seq === 0
      ? phrase`The segment that this reset answers named no number to use, so it is 0.`
      : phrase`A reset takes up no number. Its receiver looks whether this one fits before it obeys.`;
  if (data !== null)
    return say(
      phrase`The number of the first byte of data. The data take ${code(data.first)} to ${code(data.last)}.`,
      fin !== null && phrase`The FIN behind them takes ${code(fin)}.`,
    );
  if (fin !== null) return phrase`The FIN takes this number, the one after the last byte of data.`;
  if (reason === 'keepAlive' || reason === 'probe')
    return phrase`One below what the ${to(f)} expects, on purpose: what lies outside the window must be answered.`;
  return f.isNext
    ? phrase`A bare ACK takes up no number. The ${from(f)} would use this one next.`
    : phrase`A bare ACK takes up no number. This one lies where the window of the ${to(f)} ends, or it would not be read.`;
};

const ack: Meaning = (f) => {
  const { segment } = f;
  if (!segment.ack) return phrase`No meaning: the ACK bit is off.`;
  if (segment.rst)
    return phrase`The number that follows what has come from the ${to(f)}: so the ${to(f)} can tell that the reset is meant for it.`;
  return phrase`The next number that the ${from(f)} expects. Everything of the ${to(f)} below it has arrived.`;
};

const window: Meaning = (f) => {
  const { segment, lastTaken, windowField } = f;
  if (segment.rst) return phrase`Nothing follows from the window of a reset.`;
  const room =
    segment.wnd === 0
      ? phrase`No room: the ${to(f)} has to wait until the ${from(f)} offers some.`
      : lastTaken === null
        ? phrase`The ${from(f)} has room for ${bytes(windowField)}.`
        : phrase`The ${from(f)} has room for ${bytes(windowField)}: from ${code(f.ack)} to ${code(lastTaken)}.`;
  return say(
    room,
    segment.wnd > windowField && phrase`It has more, but 16 bits cannot say it.`,
    'No window is scaled here: the field is the number of bytes itself.',
  );
};

const meanings = {
  sourcePort: (f) =>
    phrase`The ${from(f)}’s port. Both addresses and both ports name the connection.`,
  destinationPort: (f) =>
    phrase`The ${to(f)}’s port. Both addresses and both ports name the connection.`,
  seq,
  ack,
  dataOffset: ({ headerLength, segment }) =>
    say(
      phrase`The header is ${headerLength / 4} words of 32 bits long: ${bytes(headerLength)}.`,
      headerLength > 20 && phrase`${headerLength - 20} of them are options.`,
      segment.dataLen > 0 ? 'The data begin there.' : 'There the data would begin.',
    ),
  reserved: () =>
    phrase`Sent as 0, and ignored where it arrives: kept for what is still to be invented.`,
  cwr: () => phrase`Off: congestion is not notified explicitly here.`,
  ece: () => phrase`Off: congestion is not notified explicitly here.`,
  urg: () => phrase`Off: there are no urgent data. New programs should not use them.`,
  ackBit: ({ segment }) =>
    segment.ack
      ? phrase`On: the acknowledgment number counts. Once a connection is open, only a reset can go without.`
      : segment.syn
        ? phrase`Off: nothing has come yet that could be acknowledged.`
        : phrase`Off: the acknowledgment number has no meaning.`,
  psh: (f) =>
    f.segment.psh
      ? phrase`On: the ${to(f)} is to hand these data to its program without waiting for more.`
      : f.segment.dataLen > 0
        ? phrase`Off: the ${to(f)} may wait for more before it hands these data to its program.`
        : phrase`Off: there are no data to hand on.`,
  rst: (f) =>
    f.segment.rst
      ? phrase`On: for the ${from(f)} there is no such connection, or no longer. Whoever obeys it ends the connection at once.`
      : phrase`Off: nothing is broken off.`,
  syn: (f) =>
    f.segment.syn
      ? phrase`On: the ${from(f)} says where its numbers begin. The SYN takes up a number itself, so it is acknowledged, and sent again, as data are.`
      : phrase`Off: it opens nothing.`,
  fin: (f) =>
    f.fin !== null
      ? phrase`On: what the ${from(f)} sends ends here. The FIN takes up the number ${code(f.fin)}, so it is acknowledged, and sent again, as data are.`
      : phrase`Off: it does not end what the ${from(f)} sends.`,
  window,
  checksum: () =>
    phrase`The sum of all 16-bit words of pseudo-header, header and data, complemented. Whoever adds up everything, this field included, gets ${code('0xffff')}; otherwise the segment is thrown away without a word.`,
  urgentPointer: () => phrase`No meaning: the URG bit is off.`,
  mssKind: () => phrase`An option begins with its kind: 2 is the maximum segment size.`,
  mssLength: () => phrase`How many bytes the option has, kind and length included.`,
  mss: (f) =>
    phrase`The ${from(f)} takes segments of up to ${bytes(f.segment.mss ?? 0)} of data. Only a SYN says so.`,
  data: (f) =>
    phrase`${bytes(f.segment.dataLen)} of what the ${from(f)} sends, from its byte ${f.place} on, counted from 0.`,
  sourceAddress: (f) => phrase`The ${from(f)}’s address, as the IP header has it.`,
  destinationAddress: (f) =>
    phrase`The ${to(f)}’s address, as the IP header has it: a segment that went astray does not pass the check.`,
  zero: () => phrase`Fills the word.`,
  protocol: () => phrase`6 is TCP.`,
  tcpLength: ({ length, headerLength }) =>
    phrase`Header and data: ${headerLength} + ${length - headerLength} bytes. The TCP header does not say it; IP knows.`,
} as const satisfies Record<string, Meaning>;

export const tab = 'Segment';

export const segment: SegmentWords = {
  name: 'Segment',
  picture: 'The header, 32 bits in a row. Arrow keys go from field to field.',
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
    mssLength: 'Length',
    mss: 'Maximum Segment Size',
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
  fates: { underway: 'on its way', arrived: 'arrived', lost: 'lost', unsent: 'not sent yet' },
  sent: (when: string) => `sent ${when}`,
  arrives: (when: string) => `arrives ${when}`,
  goTo: (what: string) => `Go to: ${what}`,

  pick: 'Choose a field to read what it says here, and to see what follows from it.',
  previousField: 'Previous field',
  nextField: 'Next field',
  clear: 'Put the field away',
  /** Beside a number that the page writes in another way. */
  onWire: (number: string) => `${number} on the wire`,

  takenFrom: 'Taken from',
  follows: 'What follows on arrival',
  related: 'Segments',
  nothing: 'Nothing else on the page follows from it.',
  nothingLost: (side: string) => `The segment is lost, so nothing follows from it at the ${side}.`,
  nothingYet: (side: string) => `It has not reached the ${side} yet.`,
  hows: {
    acknowledged: 'acknowledged by it',
    acknowledges: 'acknowledges it',
    sameNumbers: 'has the same numbers',
    answers: 'leaves because of it',
    starts: 'starts',
    stops: 'stops',
    restarts: 'starts anew',
  },
  lost: 'lost',
  timer: (name: string) => `${name} timer`,

  bytesTitle: 'Byte by byte',
  bytesAbout: (n: number) => `${bytes(n)}, hexadecimal, with their letters beside them.`,
  showAll: (n: number) => `Show all ${bytes(n)}`,
  showLess: 'Show less',
  pseudoTitle: 'Pseudo-header: not sent, but part of the checksum',
  assumedTitle: 'What is assumed',
  assumed: (client: string, server: string) =>
    `Nothing in a run depends on addresses, ports and what the data say. Here the client is ${client} and the server ${server}, and each stream is made of lines of 16 bytes with their place in the stream. All else comes from the run. The bytes have the numbers as they are sent, however the page writes them.`,
};
