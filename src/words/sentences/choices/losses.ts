/** What is said of a loss: which segment it was, what makes it good, and what the programs notice. */
import type { Report } from '../../../../machines/tcp/effects.ts';
import type { SegmentKind } from '../../../../machines/tcp/segment.ts';
import type { Loss, Notice, Noticed } from '../../../analysis/losses/index.ts';
import type { TimerSpan } from '../../../trace/connection.ts';
import type { Side } from '../../../trace/side.ts';
import type { LossesPageWords } from '../../contract/index.ts';
import { joined, type Phrase } from '../../phrase.ts';
import { calledBy } from '../facts.ts';

type Kind = SegmentKind | 'probe';
/** What has a text of its own; of all else it is said that the program is told so. */
type Named = 'connected' | 'data' | 'connection closing';

export interface LossTexts {
  readonly name: {
    readonly windowUpdate: Phrase;
    readonly ackOf: (acknowledged: Kind) => Phrase;
    readonly other: (kind: Kind) => Phrase;
  };
  readonly lost: (from: Side, name: Phrase, isAck: boolean) => Phrase;
  readonly byWhat: {
    readonly moot: Phrase;
    readonly never: Phrase;
    readonly timer: (timer: TimerSpan) => Phrase;
    readonly duplicates: (from: Side) => Phrase;
    readonly answer: (timer: TimerSpan, sentByTimer: Kind) => Phrase;
    readonly next: (from: Side, kind: Kind) => Phrase;
  };
  readonly howLong: {
    readonly takes: (us: number) => Phrase;
    readonly late: (us: number) => Phrase;
    readonly waitsAnew: (side: Side) => Phrase;
  };
  /** Said of an end, without a full stop. */
  readonly events: Readonly<Record<Named | 'ok: CLOSE complete', string>>;
  readonly told: (report: Report) => string;
  readonly neverEvents: Readonly<Record<Named, string>>;
  readonly neverTold: (report: Report) => string;
  readonly notice: {
    readonly nothing: (side: Side) => Phrase;
    readonly happens: (side: Side, event: string) => Phrase;
    readonly later: (side: Side, event: string, us: number) => Phrase;
  };
}

/** The sentences about losses in a language, `gap` between them. */
export const lossesIn = (
  texts: LossTexts,
  gap: string,
): Pick<LossesPageWords, 'lost' | 'short' | 'byWhat' | 'howLong' | 'notice'> => ({
  short: (loss) => nameOf(loss, texts),
  lost: (loss) => texts.lost(loss.flight.from, nameOf(loss, texts), acknowledgedBy(loss) !== null),
  byWhat: (repair) => {
    const text = texts.byWhat;
    if (typeof repair === 'string') return text[repair];
    const { flight } = repair;
    switch (repair.by) {
      case 'timer':
        return text.timer(repair.timer);
      case 'duplicates':
        return text.duplicates(flight.from);
      case 'answer':
        return text.answer(repair.timer, calledBy(repair.sentByTimer));
      case 'next':
        return text.next(flight.from, calledBy(flight));
    }
  },
  howLong: ({ repair, lateUs, waitsAnew }) =>
    joined(
      gap,
      typeof repair === 'string' ? '–' : texts.howLong.takes(repair.takesUs),
      lateUs > 0 && texts.howLong.late(lateUs),
      ...waitsAnew.map(texts.howLong.waitsAnew),
    ),
  notice: (side, it) => notice(side, it, texts),
});

/** What it is an ACK of; null where it is none, or one that tells of a larger window. */
const acknowledgedBy = ({ acknowledges }: Loss): Kind | null =>
  acknowledges === 'window' ? null : acknowledges;

function nameOf(loss: Loss, { name }: LossTexts): Phrase {
  if (loss.acknowledges === 'window') return name.windowUpdate;
  const acknowledged = acknowledgedBy(loss);
  return acknowledged === null ? name.other(calledBy(loss.flight)) : name.ackOf(acknowledged);
}

function notice(side: Side, it: Notice, texts: LossTexts): Phrase {
  const text = texts.notice;
  switch (it.kind) {
    case 'nothing':
      return text.nothing(side);
    case 'later':
      return text.later(side, eventIn(texts.events, texts.told, it.what), it.byUs);
    case 'never':
      return text.happens(side, eventIn(texts.neverEvents, texts.neverTold, it.what));
    case 'told':
      return text.happens(side, texts.told(it.what));
  }
}

function eventIn(
  events: Readonly<Partial<Record<Noticed, string>>>,
  told: (report: Report) => string,
  what: Noticed,
): string {
  return events[what] ?? (what === 'connected' || what === 'data' ? '' : told(what));
}
