/** What is said of an outlook: what an end waits for, and what happens if that never comes. */
import type { State } from '../../../../machines/tcp/states.ts';
import type { Side } from '../../../trace/side.ts';
import type { OutlookTelling, OutlookWords } from '../../contract/index.ts';
import { code, joined, type Mark, type Phrase } from '../../phrase.ts';
import type { Awaited, Upcoming } from '../outlook.ts';

type Numbered = 'ackOfData' | 'ackOfDataAndFin' | 'gap';
type Again = Extract<Upcoming, { readonly kind: 'again' }>['what'];

/** `us`: how long it is until then. */
export interface OutlookTexts {
  readonly numbers: Readonly<Record<'one' | 'several', (first: Mark, last: Mark) => Phrase>>;
  readonly awaited: Readonly<
    Record<Numbered, (numbers: Phrase) => Phrase> &
      Record<Exclude<Awaited['kind'], Numbered | 'reading'>, (peer: Side) => Phrase>
  > & { readonly reading: (bytes: number) => Phrase };
  readonly next: {
    /** No timer runs, and that may be so, or it is the end of all progress. */
    readonly stays: () => Phrase;
    readonly never: () => Phrase;
    readonly again: (us: number, what: Again, nth: number) => Phrase;
    readonly againOf: (us: number, what: Again, nth: number, of: number) => Phrase;
    readonly lossProbe: (us: number) => Phrase;
    readonly reordering: (us: number) => Phrase;
    readonly probe: (us: number, nth: number) => Phrase;
    readonly probeForEver: (us: number, nth: number) => Phrase;
    readonly sends: (us: number, bytes: number) => Phrase;
    readonly keepAlive: (us: number, nth: number, of: number) => Phrase;
    readonly ack: (us: number) => Phrase;
    readonly leavesTimeWait: (us: number, state: State) => Phrase;
    readonly givesUp: (us: number, state: State) => Phrase;
    /** Behind one of the others: when it is given up. */
    readonly limit: (us: number) => Phrase;
  };
}

/** The sentences about an outlook in a language, `gap` between them. */
export const outlookIn = (
  { numbers, awaited, next }: OutlookTexts,
  gap: string,
): Pick<OutlookWords, 'awaited' | 'next'> => ({
  awaited: (t) => awaitedIn(awaited, numbers, t),
  next: (t) => nextIn(next, gap, t),
});

function awaitedIn(
  text: OutlookTexts['awaited'],
  numbers: OutlookTexts['numbers'],
  { outlook: { awaited }, peer, own, others }: OutlookTelling,
): Phrase {
  const range = (first: string, last: string): Phrase =>
    numbers[first === last ? 'one' : 'several'](code(first), code(last));
  switch (awaited.kind) {
    case 'ackOfData': {
      const of = range(own(awaited.first), own(awaited.last));
      return awaited.fin ? text.ackOfDataAndFin(of) : text.ackOfData(of);
    }
    case 'gap':
      return text.gap(range(others(awaited.first), others(awaited.last)));
    case 'reading':
      return text.reading(awaited.bytes);
    default:
      return text[awaited.kind](peer);
  }
}

/** It does no harm to wait for these without end. */
const MAY_LAST: ReadonlySet<Awaited['kind']> = new Set(['opening', 'syn', 'nothing']);

function nextIn(text: OutlookTexts['next'], gap: string, { outlook, at }: OutlookTelling): Phrase {
  const { next, awaited, over } = outlook;
  if (next === null) return MAY_LAST.has(awaited.kind) ? text.stays() : text.never();
  const us = next.at - at;
  const withLimit = (said: Phrase) => joined(gap, said, over !== null && text.limit(over.at - at));
  switch (next.kind) {
    case 'again': {
      const { what, nth, of } = next;
      return withLimit(of === null ? text.again(us, what, nth) : text.againOf(us, what, nth, of));
    }
    case 'lossProbe':
      return withLimit(text.lossProbe(us));
    case 'reordering':
      return text.reordering(us);
    case 'probe':
      return over === null ? text.probeForEver(us, next.nth) : withLimit(text.probe(us, next.nth));
    case 'sends':
      return text.sends(us, next.bytes);
    case 'keepAlive':
      return withLimit(text.keepAlive(us, next.nth, next.of));
    case 'ack':
      return text.ack(us);
    case 'over':
      return next.timer === 'timeWait'
        ? text.leavesTimeWait(us, next.state)
        : text.givesUp(us, next.state);
  }
}
