/**
 * Options as they stand in a header (RFC 9293, 3.1 and 3.2), read with the care that strangers need: what is malformed is told and
 * left out, as Linux does it (tcp_parse_options), and what comes behind is read on where its place is known.
 *
 * The rows belong to those of options.ts, which write. They are apart because the first page sends options and reads none.
 */
import { NOP_KIND, optionKind, type OptionName } from './options.ts';
import type { Options, SackBlock } from './segment.ts';
import { seq } from './sequence.ts';

/** What an option of this kind says by `length` octets from `at` on; null where there can be no such length. */
type Read = (octets: Uint8Array, at: number, length: number) => Options | null;

const ROWS: Readonly<Record<OptionName, Read>> = {
  mss: (octets, at, length) => (length === 2 ? { mss: numberAt(octets, at, 2) } : null),
  sackPermitted: (_octets, _at, length) => (length === 0 ? { sackPermitted: true } : null),
  timestamps: (octets, at, length) =>
    length === 8
      ? { timestamps: { value: numberAt(octets, at, 4), echo: numberAt(octets, at + 4, 4) } }
      : null,
  windowScale: (octets, at, length) =>
    length === 1 ? { windowScale: numberAt(octets, at, 1) } : null,
  sack: (octets, at, length) =>
    length > 0 && length % 8 === 0 ? { sack: blocksAt(octets, at, length / 8) } : null,
  fastOpen: (octets, at, length) => cookieOf(octets, at, length),
};

/** Fast Open before it had a kind of its own: under one for experiments, with a number in front (RFC 6994; RFC 7413, 4.1.1). */
const EXPERIMENT = 254;
const FAST_OPEN_EXPERIMENT = 0xf989;

const END_KIND = 0;

const KINDS: ReadonlyMap<number, Read> = new Map([
  ...Object.entries(ROWS).map(([name, read]) => [optionKind(name as OptionName), read] as const),
  [
    EXPERIMENT,
    (octets: Uint8Array, at: number, length: number) =>
      length >= 2 && numberAt(octets, at, 2) === FAST_OPEN_EXPERIMENT
        ? cookieOf(octets, at + 2, length - 2)
        : {},
  ],
]);

export interface OptionFault {
  readonly kind: number;
  /** Its place, from the first option on. */
  readonly at: number;
  /** As it says, kind and length included; null where it does not come to say it. */
  readonly length: number | null;
  readonly why:
    | /** Less than its kind and its length take up: nothing behind it can be found. */
      'tooShort'
      /** It goes on beyond the header. */
    | 'beyondHeader'
    /** None that its kind can have. */
    | 'wrongLength'
    /** It is there twice; the last one counts. */
    | 'repeated'
    /** The capture cut it off. */
    | 'notCaptured';
}

/** Reads octets from `from` up to `end`, of which those up to `captured` are there. `tell` is told of what is malformed. */
export function readOptions(
  octets: Uint8Array,
  from: number,
  end: number,
  captured: number,
  tell?: (fault: OptionFault) => void,
): Options {
  let options: Options = {};
  const told = new Set<number>();
  for (let at = from; at < end;) {
    if (at >= captured) {
      tell?.({ kind: END_KIND, at: at - from, length: null, why: 'notCaptured' });
      break;
    }
    const kind = octets[at] ?? END_KIND;
    if (kind === END_KIND) break;
    if (kind === NOP_KIND) {
      at++;
      continue;
    }
    const length = at + 1 < Math.min(end, captured) ? (octets[at + 1] ?? 0) : null;
    const fault = (why: OptionFault['why']) => tell?.({ kind, at: at - from, length, why });
    if (length === null || at + length > end) {
      fault(at + 1 >= captured && captured < end ? 'notCaptured' : 'beyondHeader');
      break;
    }
    if (length < 2) {
      fault('tooShort');
      break;
    }
    if (at + length > captured) {
      fault('notCaptured');
      break;
    }
    const said = KINDS.get(kind)?.(octets, at + 2, length - 2);
    if (said === null) fault('wrongLength');
    else if (said !== undefined) {
      if (told.has(kind)) fault('repeated');
      told.add(kind);
      options = { ...options, ...said };
    }
    at += length;
  }
  return options;
}

function numberAt(octets: Uint8Array, at: number, count: number): number {
  let number = 0;
  for (let i = 0; i < count; i++) number = number * 256 + (octets[at + i] ?? 0);
  return number;
}

const blocksAt = (octets: Uint8Array, at: number, count: number): SackBlock[] =>
  Array.from({ length: count }, (_, i) => ({
    start: seq(numberAt(octets, at + 8 * i, 4)),
    end: seq(numberAt(octets, at + 8 * i + 4, 4)),
  }));

/** None, or 4 to 16 octets, an even number of them (RFC 7413, 4.1.1). */
function cookieOf(octets: Uint8Array, at: number, length: number): Options | null {
  if (length !== 0 && (length < 4 || length > 16 || length % 2 === 1)) return null;
  const digits = Array.from(octets.subarray(at, at + length), (octet) =>
    octet.toString(16).padStart(2, '0'),
  );
  return { fastOpen: digits.join('') };
}
