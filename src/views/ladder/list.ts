/** All segments as a list of sentences, for those who do not see the diagram. */
import type { ConnectionTrace } from '../../trace/connection.ts';
import { clockText } from '../../words/clock.ts';
import { isUncaptured } from '../evidence/known.ts';
import { evidenceWords, timeText } from '../evidence/times.ts';
import { segmentBeside } from './beside.ts';
import { DETAILS } from './details.ts';
import { textOf, wordingsOfInjected } from './labelText.ts';
import type { ArrowMark } from './marks.ts';
import { segmentName, type Naming } from './names.ts';
import { hasBegun } from './playhead.ts';

/** A sentence of the list, and from where on in the diagram it is known, first without the segment's fate. */
export interface Listed {
  readonly key: string;
  readonly sentY: number;
  readonly fateY: number;
  /** It is made when it is read. */
  readonly says: (fateKnown: boolean) => string;
}

/** The height at which a segment is listed: where it leaves, or one from elsewhere arrives. */
export const placeInList = ({ flight, start, end }: ArrowMark): number =>
  flight === null ? end.y : start.y;

/** The arrows that are listed, second copies apart, in the order they appear. */
export const inOrder = (arrows: readonly ArrowMark[]): ArrowMark[] =>
  arrows.filter(({ copy }) => copy === 0).sort((a, b) => placeInList(a) - placeInList(b));

/** Every segment with its times, in the order they appear. `all`: where their copies are too. */
export function listOf(
  trace: ConnectionTrace,
  arrows: readonly ArrowMark[],
  naming: Omit<Naming, 'fate'>,
  all = arrows,
): Listed[] {
  const { words, number } = naming;
  const ladder = words.interface.ladder;
  const evidence = evidenceWords(words);
  const listed = arrows.flatMap((arrow): Listed[] => {
    const { key, copy, start, end } = arrow;
    const flight = arrow.flight === null ? undefined : trace.flights[arrow.flight];
    if (flight && copy === 0) {
      const unseen = evidence && isUncaptured(flight, trace) ? ` (${evidence.marks.inferred})` : '';
      const name = (fate: boolean) =>
        segmentName(flight, trace, { ...naming, fate, details: DETAILS }) + unseen;
      const how = flight.evidence;
      const sent = timeText(flight.sentAt, how.sent, evidence);
      const arrivals = () => flight.arrivals.map((at) => timeText(at, how.arrived, evidence));
      const says = (fateKnown: boolean) =>
        fateKnown
          ? `${name(true)}; ${ladder.sentAndArrives(sent, arrivals())}`
          : `${name(false)}; ${ladder.sentAt(sent)}`;
      const fateY = segmentBeside(all, flight.index, 0)?.bottom ?? arrow.end.y;
      return [{ key, sentY: start.y, fateY, says }];
    }
    const step = arrow.step === null ? undefined : trace.steps[arrow.step];
    if (step?.cause.kind !== 'segment') return [];
    const [wording] = wordingsOfInjected(step.cause.segment, arrow.from, step.evidence, {
      words: ladder,
      number,
    });
    const name = ladder.segment(words.sides[arrow.from], textOf(wording?.above ?? []), []);
    const text = `${name}; ${ladder.arrivesAt(clockText(step.at))}`;
    return [{ key, sentY: end.y, fateY: end.y, says: () => text }];
  });
  return listed.sort((a, b) => a.sentY - b.sentY);
}

/** The sentences that are known when the playhead is at `y`. */
export const knownAt = (list: readonly Listed[], y: number): { key: string; text: string }[] =>
  list
    .filter(({ sentY }) => hasBegun(sentY, y))
    .map(({ key, fateY, says }) => ({ key, text: says(hasBegun(fateY, y)) }));
