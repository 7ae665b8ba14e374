/** The places of a field as lines to read: what is where, when it came about, and which segment it is. */
import { flagNames } from '../../../machines/tcp/segment.ts';
import type { Seq } from '../../../machines/tcp/sequence.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { Place } from '../../analysis/influence/index.ts';
import { duration } from '../../words/duration.ts';
import { code, phrase, sideMark, stateMark, type Phrase } from '../../words/phrase.ts';
import type { NumberStyle } from '../../words/sentences/telling.ts';
import type { FirstWords, ViewWords } from '../../words/contract/index.ts';
import { peerOf } from '../../trace/side.ts';
import type { Flight, Trace } from '../../trace/connection.ts';

export interface PlaceLine {
  readonly key: string;
  readonly phrase: Phrase;
  readonly at: Time;
  /** The segment that the line is about; null where it is about an end. */
  readonly flight: number | null;
}

export interface PlaceGroups {
  readonly taken: readonly PlaceLine[];
  readonly follow: readonly PlaceLine[];
  readonly segments: readonly PlaceLine[];
}

interface Options {
  readonly trace: Trace;
  readonly words: FirstWords;
  readonly text: ViewWords['segment'];
  readonly number: NumberStyle;
}

export function placeGroups(places: readonly Place[], options: Options): PlaceGroups {
  const lines = (wanted: (place: Place) => boolean) =>
    places.filter(wanted).map((place) => lineOf(place, options));
  return {
    taken: lines(({ how }) => how === 'from'),
    follow: lines(({ kind, how }) => kind !== 'flight' && how !== 'from'),
    segments: lines(({ kind }) => kind === 'flight'),
  };
}

function lineOf(place: Place, options: Options): PlaceLine {
  const { trace } = options;
  return {
    key: JSON.stringify(place),
    phrase: phraseOf(place, options),
    at: trace.steps[place.step]?.at ?? trace.end.at,
    flight: place.kind === 'flight' ? place.flight : null,
  };
}

function phraseOf(place: Place, options: Options): Phrase {
  const { words, text, trace } = options;
  const side = sideMark(place.side, words.interface.cards.names[place.side]);
  switch (place.kind) {
    case 'variable':
      return phrase`${side} ${code(`${place.name} = ${valueOf(place, options)}`)}`;
    case 'state':
      return phrase`${side} ${place.walked.flatMap((state, i) => [i === 0 ? '' : ' → ', stateMark(state)])}`;
    case 'timer': {
      const name = words.interface.cards.timers[place.timer];
      return phrase`${side} ${text.timer(name)} ${text.hows[place.how]}`;
    }
    case 'flight': {
      const flight = trace.flights[place.flight];
      return flight === undefined
        ? []
        : phrase`${sideMark(place.side, flightName(flight, options))} ${text.hows[place.how]}`;
    }
  }
}

const flightName = ({ segment, nth, from }: Flight, { text, words }: Options): string =>
  text.flight(flagNames(segment), nth, words.sides[from]);

function valueOf(
  { name, is, side }: Place & { kind: 'variable' },
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
