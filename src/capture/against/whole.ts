/** What two runs say of themselves beside octets and ACKs: options of the SYNs, windows, and how each side ends it. */
import type { OptionName } from '../../../machines/tcp/options.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import { windowOf } from '../scenario/reading.ts';
import { one, type Against, type Both, type EndedBy } from './difference.ts';
import type { Pair } from './texts.ts';
import type { ToldEnd } from './told.ts';

const VALUES = {
  mss: ({ mss }) => mss ?? null,
  windowScale: ({ windowScale }) => windowScale ?? null,
  sackPermitted: ({ sackPermitted }) => (sackPermitted === true ? 1 : null),
  timestamps: ({ timestamps }) => (timestamps ? 1 : null),
  fastOpen: ({ fastOpen }) => (fastOpen === undefined ? null : 1),
} as const satisfies Partial<Record<OptionName, (segment: Segment) => number | null>>;

export function optionDifferences({ seen, run }: Both<ToldEnd>): Against[] {
  const syn = ({ flights }: ToldEnd) => flights.find(({ segment }) => segment.syn);
  const flights = { seen: syn(seen) ?? null, run: syn(run) ?? null };
  const { seen: a, run: b } = flights;
  if (a === null || b === null) return [];
  return (Object.keys(VALUES) as (keyof typeof VALUES)[]).flatMap((option) => {
    const value = { seen: VALUES[option](a.segment), run: VALUES[option](b.segment) };
    return value.seen === value.run
      ? []
      : [one(seen.side, flights, { kind: 'option', option, value })];
  });
}

/** A window is another one where it is shut in one of them, or differs by more than a segment and a part of it. */
export function windowDifferences({ seen, run }: Both<ToldEnd>, pairs: readonly Pair[]): Against[] {
  return pairs.flatMap((pair) => {
    const flights = { seen: pair.seen.flight, run: pair.run.flight };
    const octets = {
      seen: windowOf(seen.trace, flights.seen),
      run: windowOf(run.trace, flights.run),
    };
    const by = Math.abs(octets.seen - octets.run);
    const isShut = (octets.seen === 0) !== (octets.run === 0);
    const isOther = by > FULL && by > PART * Math.max(octets.seen, octets.run);
    return isShut || isOther ? [one(seen.side, flights, { kind: 'window', octets })] : [];
  });
}

const FULL = 1_460;
const PART = 0.1;

export function endingDifferences({ seen, run }: Both<ToldEnd>): Against[] {
  const [a, b] = [endingOf(seen), endingOf(run)];
  if (a.how === b.how) return [];
  const flights = { seen: a.flight, run: b.flight };
  return [one(seen.side, flights, { kind: 'ended', how: { seen: a.how, run: b.how } })];
}

function endingOf({ flights }: ToldEnd): {
  how: EndedBy;
  flight: ToldEnd['flights'][number] | null;
} {
  const reset = flights.find(({ segment }) => segment.rst);
  const fin = flights.find(({ segment }) => segment.fin);
  if (reset) return { how: 'reset', flight: reset };
  return fin ? { how: 'fin', flight: fin } : { how: 'open', flight: null };
}
