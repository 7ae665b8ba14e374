/**
 * What is said where the network loses a segment: that neither host knows, and what will find it out. That is a timer that
 * runs at this moment: how long it has left is a fact of the trace, what comes before it is still open.
 */
import { TIMERS, type TimerName } from '../../../machines/tcp/effects.ts';
import { segmentLabel, segLen } from '../../../machines/tcp/segment.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { ConnectionTrace, EndView, Flight } from '../../trace/connection.ts';
import type { LossEvent } from '../../trace/loss.ts';
import { endAfter, type Moment } from '../../trace/moment.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import { code, type Mark, type Phrase } from '../phrase.ts';
import { says, textOf, type Texts } from './choice.ts';

/** A timer that runs, and how long it still has: counted from the loss, for its sentence stands there until the next step. */
export interface TimerAtLoss {
  readonly timer: TimerName;
  readonly leftUs: number;
}

export interface LossTelling {
  /** What is lost at this instant, in order of sending; the first is spoken of where there are several. */
  readonly flights: LossEvent['flights'];
  readonly from: Side;
  readonly peer: Side;
  /** The state of the host that will not get it. */
  readonly peerState: State;
  /** `SYN+ACK` */
  readonly label: Mark;
  /** What will have the segment retransmitted, or have another one sent in its place. */
  readonly own: TimerAtLoss | null;
  /** What will have the peer send something that asks for an answer. */
  readonly others: TimerAtLoss | null;
}

export function tellingOfLoss(
  trace: ConnectionTrace,
  { flights, at }: LossEvent,
  { step }: Pick<Moment, 'step'>,
): LossTelling {
  const [flight] = flights;
  const peer = peerOf(flight.from);
  const [own, others] = [endAfter(trace, flight.from, step), endAfter(trace, peer, step)];
  return {
    flights,
    from: flight.from,
    peer,
    peerState: others.state,
    label: code(segmentLabel(flight.segment)),
    own: runningOf(own, guardsOf(flight), at),
    others: runningOf(others, ['retransmission', 'lossProbe', 'persist', 'keepAlive'], at),
  };
}

/** The timers of its sender that may find out about a segment. */
function guardsOf({ segment, reason }: Flight): readonly TimerName[] {
  if (reason === 'probe') return ['persist', 'retransmission'];
  if (reason === 'keepAlive') return ['keepAlive'];
  return segment.rst || segLen(segment) === 0 ? [] : ['retransmission', 'lossProbe'];
}

function runningOf({ tcb }: EndView, names: readonly TimerName[], at: number): TimerAtLoss | null {
  const timer = TIMERS.find((name) => names.includes(name) && tcb?.timers[name] !== undefined);
  const running = timer && tcb?.timers[timer];
  return timer && running ? { timer, leftUs: running.deadline - at } : null;
}

type Title = 'several' | 'probe' | 'keepAlive' | 'again' | 'data' | 'segment';
type Sentence =
  | 'nobodyKnows'
  | 'retransmits'
  | 'probesAgain'
  | 'reset'
  | 'pureAck'
  | 'peerTimer'
  | 'laterAck'
  | 'unguarded';

export interface LossEventTexts {
  readonly title: Texts<Title, LossTelling>;
  readonly text: Texts<Sentence, LossTelling>;
}

const title = says<Title, LossTelling>(({ flights: [flight, ...more] }) => {
  if (more.length > 0) return 'several';
  if (flight.reason === 'probe' || flight.reason === 'keepAlive') return flight.reason;
  if (flight.again !== null) return 'again';
  return flight.segment.dataLen > 0 ? 'data' : 'segment';
});

const text = says<Sentence, LossTelling>(({ flights: [{ segment }], own, others }) => {
  if (own !== null)
    return [
      'nobodyKnows',
      own.timer !== 'persist' && own.timer !== 'keepAlive' ? 'retransmits' : 'probesAgain',
    ];
  if (segment.rst) return ['reset', others && 'peerTimer'];
  if (segLen(segment) > 0) return ['nobodyKnows', 'unguarded'];
  return ['nobodyKnows', 'pureAck', others ? 'peerTimer' : 'laterAck'];
});

/** The sentences about a loss in a language, `gap` between them. */
export const lossIn = (texts: LossEventTexts, gap: string) => {
  const [titleOf, about] = [textOf(title, texts.title, gap), textOf(text, texts.text, gap)];
  return {
    title: (t: LossTelling): Phrase => titleOf(t) ?? [],
    text: (t: LossTelling): Phrase => about(t) ?? [],
  };
};
