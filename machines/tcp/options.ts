/**
 * The table of TCP's options (RFC 9293, 3.2): a row each, of which whatever shows or sends options is made. Octets are laid out
 * as Linux does it: padded with no-operations in front, so that long fields begin where a word begins.
 */
import type { Options } from './segment.ts';

/** Names a field of an option. Of what there may be several the number is behind the name: `sackStart2`. */
export type OptionField =
  Exclude<OptionWord, Shared> | `${OptionName}Length` | `${Several}${number}`;

/** What can be said of a field: of the lengths of all options the same, and of each of several. */
export type OptionWord = `${OptionName}Kind` | 'mss' | 'windowScale' | 'tsVal' | 'tsEcr' | Shared;

type Several = 'sackStart' | 'sackEnd' | 'cookie' | 'nop';
type Shared = 'optionLength' | Several;

/** A field, its width in bits, and its value as an unsigned number. */
export type OptionBits = readonly [name: OptionField, bits: number, value: number];

interface OptionRow {
  /** Its kind, as IANA has it. */
  readonly kind: number;
  /** Kind and length included; null where the segment does not say it. */
  readonly length: (options: Options) => number | null;
  /** What stands behind kind and length. */
  readonly fields: (options: Options) => readonly OptionBits[];
  /** As tcpdump prints it. */
  readonly text: (options: Options, number: (n: number) => string) => string;
}

export type OptionName =
  'mss' | 'sackPermitted' | 'timestamps' | 'windowScale' | 'sack' | 'fastOpen';

const OPTIONS: Readonly<Record<OptionName, OptionRow>> = {
  mss: {
    kind: 2,
    length: ({ mss }) => (mss === undefined ? null : 4),
    fields: ({ mss = 0 }) => [['mss', 16, mss]],
    text: ({ mss }) => `mss ${mss}`,
  },
  sackPermitted: {
    kind: 4,
    length: ({ sackPermitted }) => (sackPermitted === true ? 2 : null),
    fields: () => [],
    text: () => 'sackOK',
  },
  timestamps: {
    kind: 8,
    length: ({ timestamps }) => (timestamps === undefined ? null : 10),
    fields: ({ timestamps }) => [
      ['tsVal', 32, timestamps?.value ?? 0],
      ['tsEcr', 32, timestamps?.echo ?? 0],
    ],
    text: ({ timestamps }) => `TS val ${timestamps?.value} ecr ${timestamps?.echo}`,
  },
  windowScale: {
    kind: 3,
    length: ({ windowScale }) => (windowScale === undefined ? null : 3),
    fields: ({ windowScale = 0 }) => [['windowScale', 8, windowScale]],
    text: ({ windowScale }) => `wscale ${windowScale}`,
  },
  sack: {
    kind: 5,
    length: ({ sack = [] }) => (sack.length === 0 ? null : 2 + 8 * sack.length),
    fields: ({ sack = [] }) =>
      sack.flatMap(({ start, end }, i): OptionBits[] => [
        [`sackStart${i + 1}`, 32, start],
        [`sackEnd${i + 1}`, 32, end],
      ]),
    text: ({ sack = [] }, number) =>
      `sack ${sack.length} ${sack.map(({ start, end }) => `{${number(start)}:${number(end)}}`).join('')}`,
  },
  fastOpen: {
    kind: 34,
    length: ({ fastOpen }) => (fastOpen === undefined ? null : 2 + fastOpen.length / 2),
    fields: ({ fastOpen = '' }) =>
      (fastOpen.match(/.{8}/g) ?? []).map((word, i): OptionBits => [
        `cookie${i + 1}`,
        32,
        parseInt(word, 16),
      ]),
    text: ({ fastOpen }) => (fastOpen ? `tfo cookie ${fastOpen}` : 'tfo cookiereq'),
  },
};

/** The kind of an option, as IANA has it. */
export const optionKind = (name: OptionName): number => OPTIONS[name].kind;

/** Which options a segment has, in the order in which they are sent; `nop` where one is put in front. */
function laidOut(options: Options): readonly (OptionName | 'nop')[] {
  const has = (name: OptionName) => OPTIONS[name].length(options) !== null;
  const besideTimestamps = has('sackPermitted') ? ['sackPermitted' as const] : NOPS;
  return [
    ...(has('mss') ? ['mss' as const] : []),
    ...(has('timestamps') ? [...besideTimestamps, 'timestamps' as const] : []),
    ...(has('sackPermitted') && !has('timestamps') ? [...NOPS, 'sackPermitted' as const] : []),
    ...(has('windowScale') ? ['nop' as const, 'windowScale' as const] : []),
    ...(has('sack') ? [...NOPS, 'sack' as const] : []),
    ...(has('fastOpen') ? ['fastOpen' as const, ...NOPS] : []),
  ];
}

const NOPS = ['nop', 'nop'] as const;
export const NOP_KIND = 1;

/** The options as fields, one after the other. Together they fill whole words. */
export function optionBits(options: Options): OptionBits[] {
  let nops = 0;
  return laidOut(options).flatMap((name): readonly OptionBits[] => {
    if (name === 'nop') return [[`nop${++nops}`, 8, NOP_KIND]];
    const { kind, length, fields } = OPTIONS[name];
    return [
      [`${name}Kind`, 8, kind],
      [`${name}Length`, 8, length(options) ?? 0],
      ...fields(options),
    ];
  });
}

/** `mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 10`; empty where there are none. `number` writes a number of the other side. */
export const optionTexts = (options: Options, number: (n: number) => string = String): string[] =>
  laidOut(options).map((name) => (name === 'nop' ? 'nop' : OPTIONS[name].text(options, number)));
