/** The header as RFC 9293, figure 1 draws it: boxes on a grid of 32 columns, a word in each row; and the octets in rows. */
import type { Encoded } from '../../wire/encode.ts';
import type { Field, FieldName, PseudoName } from '../../wire/fields.ts';

export const COLUMNS = 32;

/** What can be picked. */
export type AnyName = FieldName | PseudoName;

export interface FieldBox<Name extends AnyName = AnyName> {
  readonly name: Name;
  readonly bits: number;
  readonly value: number;
  /** From 1, as a grid counts. */
  readonly row: number;
  readonly column: number;
  readonly span: number;
  /** One digit for each column; none where the field is longer than a row. */
  readonly digits: string;
}

/** The boxes of fields. The data are one box, however long they are. */
export const boxesOf = <Name extends AnyName>(fields: readonly Field<Name>[]): FieldBox<Name>[] =>
  fields.map(({ name, at, bits, value }) => ({
    ...{ name, bits, value },
    row: Math.floor(at / COLUMNS) + 1,
    column: (at % COLUMNS) + 1,
    span: Math.min(bits, COLUMNS),
    digits: name === 'data' ? '' : binary(value, bits),
  }));

export const binary = (value: number, bits: number): string =>
  value.toString(2).padStart(bits, '0');

/** `0x536e`: as many digits as the field has room for. */
export const hexadecimal = (value: number, bits: number): string =>
  `0x${value.toString(16).padStart(Math.ceil(bits / 4), '0')}`;

/** `0101 0011`: in fours, counted from the right. */
export const inFours = (digits: string): string => digits.replace(/\B(?=(.{4})+$)/g, ' ');

export interface Octet {
  readonly hex: string;
  /** The letter, or a dot where it has none. */
  readonly letter: string;
  readonly fields: readonly FieldName[];
}

export interface OctetRow {
  readonly offset: string;
  readonly octets: readonly Octet[];
}

/** The octets in rows of so many, each with the fields that it holds a part of; no more than `most` rows. */
export function octetRows(
  { fields, octets }: Encoded,
  perRow: number,
  most = Infinity,
): OctetRow[] {
  const rows = Math.min(Math.ceil(octets.length / perRow), most);
  return Array.from({ length: rows }, (_, row) => {
    const start = row * perRow;
    return {
      offset: start.toString(16).padStart(4, '0'),
      octets: Array.from(octets.subarray(start, start + perRow), (octet, i) => ({
        hex: octet.toString(16).padStart(2, '0'),
        letter: letterOf(octet),
        fields: fieldsAt(fields, start + i),
      })),
    };
  });
}

const letterOf = (octet: number): string =>
  octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·';

export const asciiOf = (octets: Uint8Array, most: number): string =>
  Array.from(octets.subarray(0, most), letterOf).join('');

const fieldsAt = (fields: readonly Field[], octet: number): FieldName[] =>
  fields
    .filter(({ at, bits }) => at < octet * 8 + 8 && at + bits > octet * 8)
    .map(({ name }) => name);

/** Where the arrow keys lead: to the neighbour in the row, or to the box above or below. */
export function neighbour(boxes: readonly FieldBox[], from: AnyName, key: string): AnyName | null {
  const here = boxes.findIndex(({ name }) => name === from);
  const box = boxes[here];
  if (box === undefined) return null;
  switch (key) {
    case 'ArrowRight':
      return boxes[here + 1]?.name ?? null;
    case 'ArrowLeft':
      return boxes[here - 1]?.name ?? null;
    case 'ArrowDown':
      return boxIn(boxes, box.row + 1, box.column)?.name ?? null;
    case 'ArrowUp':
      return boxIn(boxes, box.row - 1, box.column)?.name ?? null;
    case 'Home':
      return boxes[0]?.name ?? null;
    case 'End':
      return boxes.at(-1)?.name ?? null;
    default:
      return null;
  }
}

const boxIn = (boxes: readonly FieldBox[], row: number, column: number): FieldBox | undefined =>
  boxes.find((box) => box.row === row && box.column <= column && box.column + box.span > column);
