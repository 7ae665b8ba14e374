/** A segment as the octets that are sent, and what its checksum covers besides them (RFC 9293, 3.1). */
import type { Segment } from '../../machines/tcp/segment.ts';
import { SOCKETS, type Sender, type SocketPair } from './addresses.ts';
import { checksum } from './checksum.ts';
import { fieldsOf, pseudoFieldsOf, type Field, type PseudoName } from './fields.ts';

export interface Encoded {
  readonly fields: readonly Field[];
  readonly octets: Uint8Array;
  /** How many of them are the header, options included. */
  readonly headerLength: number;
  readonly pseudo: {
    readonly fields: readonly Field<PseudoName>[];
    readonly octets: Uint8Array;
  };
}

/** Encodes a segment with the data that it carries: `segment.dataLen` octets. */
export function encode(
  segment: Segment,
  from: Sender,
  data: Uint8Array,
  sockets: SocketPair = SOCKETS,
): Encoded {
  const unsummed = fieldsOf(segment, from, sockets);
  const unsummedHeader = packed(unsummed.filter(({ name }) => name !== 'data'));
  const headerLength = unsummedHeader.length;
  const pseudoFields = pseudoFieldsOf(from, headerLength + data.length, sockets);
  const pseudo = { fields: pseudoFields, octets: packed(pseudoFields) };

  const sum = checksum(pseudo.octets, unsummedHeader, data);
  const fields = unsummed.map((field) =>
    field.name === 'checksum' ? { ...field, value: sum } : field,
  );
  const header = packed(fields.filter(({ name }) => name !== 'data'));
  return { fields, octets: joined(header, data), headerLength, pseudo };
}

/** Fields as octets, the most significant bit first. Together they fill whole octets. */
function packed(fields: readonly Field<string>[]): Uint8Array {
  const last = fields.at(-1);
  const octets = new Uint8Array(last === undefined ? 0 : (last.at + last.bits) / 8);
  for (const { at, bits, value } of fields) {
    if (at % 8 === 0 && bits % 8 === 0) {
      for (let i = at / 8, left = bits - 8; left >= 0; i += 1, left -= 8)
        octets[i] = Math.floor(value / 2 ** left);
      continue;
    }
    for (let i = 0; i < bits; i++) {
      const bit = Math.floor(value / 2 ** (bits - 1 - i)) % 2;
      const place = at + i;
      octets[place >> 3] = (octets[place >> 3] ?? 0) | (bit << (7 - (place & 7)));
    }
  }
  return octets;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
