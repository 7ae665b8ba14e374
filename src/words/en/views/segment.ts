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
      phrase`The ${from(f)}’s port. Both addresses and both ports name the connection.`,
    destinationPort: (f) =>
      phrase`The ${to(f)}’s port. Both addresses and both ports name the connection.`,
    seq: {
      ofSyn: (f) =>
        phrase`The ${from(f)}’s initial number. The SYN takes it, and what follows begins at ${code(f.next)}.`,
      ofResetWithNone: () =>
        phrase`The segment that this reset answers named no number to use, so it is 0.`,
      ofReset: () =>
        phrase`A reset takes up no number. Its receiver looks whether this one fits before it obeys.`,
      ofData: ({ data }) =>
        phrase`The number of the first byte of data. The data take ${code(data?.first ?? '')} to ${code(data?.last ?? '')}.`,
      finBehind: ({ fin }) => phrase`The FIN behind them takes ${code(fin ?? '')}.`,
      ofFin: () => phrase`The FIN takes this number, the one after the last byte of data.`,
      ofProbe: (f) =>
        phrase`One below what the ${to(f)} expects, on purpose: what lies outside the window must be answered.`,
      usedNext: (f) =>
        phrase`A bare ACK takes up no number. The ${from(f)} would use this one next.`,
      atEdge: (f) =>
        phrase`A bare ACK takes up no number. This one lies where the window of the ${to(f)} ends, or it would not be read.`,
    },
    ack: {
      off: () => phrase`No meaning: the ACK bit is off.`,
      ofReset: (f) =>
        phrase`The number that follows what has come from the ${to(f)}: so the ${to(f)} can tell that the reset is meant for it.`,
      expected: (f) =>
        phrase`The next number that the ${from(f)} expects. Everything of the ${to(f)} below it has arrived.`,
    },
    dataOffset: {
      length: ({ headerLength }) =>
        phrase`The header is ${headerLength / 4} words of 32 bits long: ${bytes(headerLength)}.`,
      options: ({ headerLength }) => phrase`${headerLength - 20} of them are options.`,
      data: () => phrase`The data begin there.`,
      noData: () => phrase`There the data would begin.`,
    },
    reserved: () =>
      phrase`Sent as 0, and ignored where it arrives: kept for what is still to be invented.`,
    cwr: () => phrase`Off: congestion is not notified explicitly here.`,
    ece: () => phrase`Off: congestion is not notified explicitly here.`,
    urg: () => phrase`Off: there are no urgent data. New programs should not use them.`,
    ackBit: {
      on: () =>
        phrase`On: the acknowledgment number counts. Once a connection is open, only a reset can go without.`,
      nothingYet: () => phrase`Off: nothing has come yet that could be acknowledged.`,
      off: () => phrase`Off: the acknowledgment number has no meaning.`,
    },
    psh: {
      on: (f) =>
        phrase`On: the ${to(f)} is to hand these data to its program without waiting for more.`,
      off: (f) =>
        phrase`Off: the ${to(f)} may wait for more before it hands these data to its program.`,
      noData: () => phrase`Off: there are no data to hand on.`,
    },
    rst: {
      on: (f) =>
        phrase`On: for the ${from(f)} there is no such connection, or no longer. Whoever obeys it ends the connection at once.`,
      off: () => phrase`Off: nothing is broken off.`,
    },
    syn: {
      on: (f) =>
        phrase`On: the ${from(f)} says where its numbers begin. The SYN takes up a number itself, so it is acknowledged, and sent again, as data are.`,
      off: () => phrase`Off: it opens nothing.`,
    },
    fin: {
      on: (f) =>
        phrase`On: what the ${from(f)} sends ends here. The FIN takes up the number ${code(f.fin ?? '')}, so it is acknowledged, and sent again, as data are.`,
      off: (f) => phrase`Off: it does not end what the ${from(f)} sends.`,
    },
    window: {
      ofReset: () => phrase`Nothing follows from the window of a reset.`,
      none: (f) => phrase`No room: the ${to(f)} has to wait until the ${from(f)} offers some.`,
      room: (f) => phrase`The ${from(f)} has room for ${bytes(f.windowField)}.`,
      roomUpTo: (f) =>
        phrase`The ${from(f)} has room for ${bytes(f.windowField)}: from ${code(f.ack)} to ${code(f.lastTaken ?? '')}.`,
      more: () => phrase`It has more, but 16 bits cannot say it.`,
      notScaled: () => phrase`No window is scaled here: the field is the number of bytes itself.`,
    },
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
  },
  GAP,
);

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
