/** What follows from a field as lines to read: what is where, when it came about, and which segment it is. */
import { segmentLabel } from '../../../machines/tcp/segment.ts';
import type { Seq } from '../../../machines/tcp/sequence.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { Influence } from '../../analysis/influence/influence.ts';
import { duration } from '../../words/duration.ts';
import { code, phrase, sideMark, stateMark, type Phrase } from '../../words/phrase.ts';
import type { NumberStyle } from '../../words/sentences/telling.ts';
import type { FirstWords, ViewWords } from '../../words/contract/index.ts';
import { peerOf } from '../../trace/side.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';

export interface InfluenceLine {
  readonly key: string;
  readonly phrase: Phrase;
  readonly at: Time;
  /** The segment that the line is about; null where it is about an end. */
  readonly flight: number | null;
}

export interface InfluenceGroups {
  readonly taken: readonly InfluenceLine[];
  readonly follow: readonly InfluenceLine[];
  readonly segments: readonly InfluenceLine[];
}

interface Options {
  readonly trace: ConnectionTrace;
  readonly words: FirstWords;
  readonly text: ViewWords['segment'];
  readonly number: NumberStyle;
}

export function influenceGroups(
  influences: readonly Influence[],
  options: Options,
): InfluenceGroups {
  const lines = (wanted: (influence: Influence) => boolean) =>
    influences.filter(wanted).map((influence) => lineOf(influence, options));
  return {
    taken: lines(({ how }) => how === 'from'),
    follow: lines(({ kind, how }) => kind !== 'flight' && how !== 'from'),
    segments: lines(({ kind }) => kind === 'flight'),
  };
}

function lineOf(influence: Influence, options: Options): InfluenceLine {
  const { trace } = options;
  return {
    key: JSON.stringify(influence),
    phrase: phraseOf(influence, options),
    at: trace.steps[influence.step]?.at ?? trace.end.at,
    flight: influence.kind === 'flight' ? influence.flight : null,
  };
}

function phraseOf(influence: Influence, options: Options): Phrase {
  const { words, text, trace } = options;
  const side = sideMark(influence.side, words.interface.cards.names[influence.side]);
  switch (influence.kind) {
    case 'variable':
      return phrase`${side} ${code(`${influence.name} = ${valueOf(influence, options)}`)}`;
    case 'state':
      return phrase`${side} ${influence.walked.flatMap((state, i) => [i === 0 ? '' : ' → ', stateMark(state)])}`;
    case 'timer': {
      const name = words.interface.cards.timers[influence.timer];
      return phrase`${side} ${text.timer(name)} ${text.hows[influence.how]}`;
    }
    case 'flight': {
      const flight = trace.flights[influence.flight];
      return flight === undefined
        ? []
        : phrase`${sideMark(influence.side, flightName(flight, options))} ${text.hows[influence.how]}`;
    }
  }
}

const flightName = ({ segment, nth, from }: Flight, { text, words }: Options): string =>
  text.flight(segmentLabel(segment), nth, words.sides[from]);

function valueOf(
  { name, is, side }: Influence & { kind: 'variable' },
  { number, words }: Options,
): string {
  switch (name) {
    case 'SND.UNA':
    case 'SND.NXT':
      return number(side, is as Seq);
    case 'RCV.NXT':
      return number(peerOf(side), is as Seq);
    case 'RTO':
    case 'SRTT':
      return duration(is, words.lang);
    default:
      return String(is);
  }
}
