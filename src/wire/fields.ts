/**
 * The header as a list of fields with their widths and values, in the order in which they are sent (RFC 9293, 3.1, figure 1).
 * The picture and the octets are both made of this list.
 */
import { optionBits, type OptionField, type OptionWord } from '../../machines/tcp/options.ts';
import type { Segment } from '../../machines/tcp/segment.ts';
import {
  isIpv6,
  receiverOf,
  SOCKETS,
  type Sender,
  type SocketOctets,
  type SocketPair,
} from './addresses.ts';

export const FLAGS = ['cwr', 'ece', 'urg', 'ackBit', 'psh', 'rst', 'syn', 'fin'] as const;
export type FlagName = (typeof FLAGS)[number];

type OwnName =
  | 'sourcePort'
  | 'destinationPort'
  | 'seq'
  | 'ack'
  | 'dataOffset'
  | 'reserved'
  | FlagName
  | 'window'
  | 'checksum'
  | 'urgentPointer'
  | 'data';

export type FieldName = OwnName | OptionField;

export type PseudoName = 'sourceAddress' | 'destinationAddress' | 'zero' | 'protocol' | 'tcpLength';

/** What is said of a field is found by this: of some fields of options the same is said. */
export type FieldWord = OwnName | PseudoName | OptionWord;

export const fieldWord = (name: FieldName | PseudoName): FieldWord =>
  name === 'tcpLength'
    ? name
    : (name.replace(/^\w+Length$/, 'optionLength').replace(/\d+$/, '') as FieldWord);

export interface Field<Name extends string = FieldName> {
  readonly name: Name;
  /** The first of its bits, counted from the first one that is sent. */
  readonly at: number;
  readonly bits: number;
  /** As an unsigned number; 0 for the data. */
  readonly value: number;
}

const PROTOCOL_TCP = 6;

/** The fields of a segment, the data behind them as one. The checksum is 0 still. */
export function fieldsOf(segment: Segment, from: Sender, sockets: SocketPair = SOCKETS): Field[] {
  const { dataLen } = segment;
  const options = optionBits(segment);
  const words = 5 + options.reduce((sum, [, bits]) => sum + bits, 0) / 32;
  return placed<FieldName>([
    ['sourcePort', 16, sockets[from].port],
    ['destinationPort', 16, sockets[receiverOf(from)].port],
    ['seq', 32, segment.seq],
    ['ack', 32, segment.ackNumber],
    ['dataOffset', 4, words],
    ['reserved', 4, 0],
    ...FLAGS.map((flag) => [flag, 1, bitOf(segment, flag)] as const),
    ['window', 16, segment.wnd],
    ['checksum', 16, 0],
    ['urgentPointer', 16, 0],
    ...options,
    ...(dataLen === 0 ? [] : ([['data', dataLen * 8, 0]] as const)),
  ]);
}

/**
 * The fields of the pseudo-header: what IP knows of the segment, and the checksum covers. It is not sent. Of IPv4 as RFC 9293,
 * 3.1 has it; of IPv6 as RFC 8200, 8.1 does, its addresses in four words each.
 */
export function pseudoFieldsOf(
  from: Sender,
  length: number,
  sockets: SocketPair = SOCKETS,
): Field<PseudoName>[] {
  const source = wordsOf(sockets[from]);
  const destination = wordsOf(sockets[receiverOf(from)]);
  const six = isIpv6(sockets[from]);
  return placed<PseudoName>([
    ...source.map((word) => ['sourceAddress', 32, word] as const),
    ...destination.map((word) => ['destinationAddress', 32, word] as const),
    ...(six ? ([['tcpLength', 32, length]] as const) : []),
    ['zero', six ? 24 : 8, 0],
    ['protocol', 8, PROTOCOL_TCP],
    ...(six ? [] : ([['tcpLength', 16, length]] as const)),
  ]);
}

function bitOf(segment: Segment, flag: FlagName): number {
  switch (flag) {
    case 'ackBit':
      return Number(segment.ack);
    case 'psh':
    case 'rst':
    case 'syn':
    case 'fin':
      return Number(segment[flag]);
    case 'ece':
    case 'cwr':
      return Number(segment[flag] ?? false);
    case 'urg':
      // no urgent data (3.8.2)
      return 0;
  }
}

/** An address in words of 32 bits. */
function wordsOf({ address }: SocketOctets): number[] {
  const view = new DataView(Uint8Array.from(address).buffer);
  return Array.from({ length: address.length / 4 }, (_, i) => view.getUint32(4 * i));
}

/** One after the other. */
function placed<Name extends string>(
  list: readonly (readonly [name: Name, bits: number, value: number])[],
): Field<Name>[] {
  let at = 0;
  return list.map(([name, bits, value]) => {
    at += bits;
    return { name, bits, value, at: at - bits };
  });
}
