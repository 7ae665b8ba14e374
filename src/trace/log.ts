/**
 * A run as a log: a line for each thing that happens, in the order in which it happens, segments as tcpdump prints them.
 *
 *     time (s)  side    what     event                               its number, its fate
 *     0.070000  server  segment  < S 100:100(0) win 65535 <mss 1000>  #1
 *     0.070000  server  state    LISTEN > SYN_RCVD
 *
 * The lines are the same in every language, as tcpdump's are: they are there to be searched, copied and pasted.
 */
import type { Effect } from '../../machines/tcp/effects.ts';
import type { Seq } from '../../machines/tcp/sequence.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { Time } from '../../machines/tcp/time.ts';
import { lostAt } from './loss.ts';
import { peerOf, type Side } from './side.ts';
import { callText, seconds, segmentText, type SegmentNumbers } from './text.ts';
import type { Flight, Step, ConnectionTrace } from './connection.ts';

/** What a line is about. A report is what TCP tells the application. */
export const LOG_SUBJECTS = ['segment', 'state', 'timer', 'call', 'report'] as const;
export type LogSubject = (typeof LOG_SUBJECTS)[number];

export interface LogLine {
  /** Its place in the log, from 0. */
  readonly index: number;
  readonly subject: LogSubject;
  readonly at: Time;
  readonly side: Side;
  /** The step that it is a part of. */
  readonly step: number;
  /** `< S 100:100(0) win 65535`, `retransmission fired`, `close()`. */
  readonly event: string;
  /** `#5 again #3`: which of its side's segments it is. */
  readonly number: string;
  /** What becomes of the segment, and from when on that can be known. */
  readonly fate: { readonly text: string; readonly since: Time } | null;
  /** Of a change of state, from where to where. */
  readonly states: readonly [from: State, to: State] | null;
}

/** Writes a sequence number of a side's space. */
type WriteNumber = (space: Side, n: Seq, isFin?: boolean) => string;

const asSent: WriteNumber = (_, n) => String(n);

export function logOf(trace: ConnectionTrace, write: WriteNumber = asSent): LogLine[] {
  const running = new Set<string>();
  return trace.steps
    .flatMap((step) => [
      { ...nothing(step), ...causeOf(step, trace, write) },
      ...effectsOf(step, trace, write, running).map((entry) => ({ ...nothing(step), ...entry })),
    ])
    .map((line, index) => ({ ...line, index }));
}

/** A line as text. Its fate is left out where it is not known yet. */
export function lineText(
  { at, side, subject, event, number, fate }: LogLine,
  until: Time | null = null,
): string {
  const known = fate !== null && (until === null || fate.since <= until) ? fate.text : '';
  const said = [event, number, known].filter(Boolean).join('  ');
  return `${seconds(at)}  ${side}  ${subject.padEnd(7)}  ${said}`;
}

/** What a line says besides its step. */
type LogEntry = Pick<LogLine, 'subject' | 'event'> &
  Partial<Pick<LogLine, 'number' | 'fate' | 'states'>>;

const nothing = ({ index, at, side }: Step) => ({
  ...{ step: index, at, side },
  ...{ number: '', fate: null, states: null },
});

const numbersOf = (from: Side, write: WriteNumber): SegmentNumbers => ({
  own: (n, isFin) => write(from, n, isFin),
  others: (n) => write(peerOf(from), n),
});

function causeOf({ cause, side }: Step, trace: ConnectionTrace, write: WriteNumber): LogEntry {
  switch (cause.kind) {
    case 'call':
      return { subject: 'call', event: callText(cause.call) };
    case 'timer':
      return { subject: 'timer', event: `${cause.timer} fired` };
    case 'segment': {
      const flight = cause.flight === null ? undefined : trace.flights[cause.flight];
      const text = segmentText(cause.segment, numbersOf(peerOf(side), write));
      const number = flight ? `#${flight.nth}` : 'from elsewhere';
      return { subject: 'segment', event: `< ${text}`, number };
    }
  }
}

/** What follows from the cause. `running` are the timers that run, of both sides. */
function effectsOf(
  step: Step,
  trace: ConnectionTrace,
  write: WriteNumber,
  running: Set<string>,
): LogEntry[] {
  const { cause, side, sent } = step;
  const key = (timer: string) => `${side} ${timer}`;
  if (cause.kind === 'timer') running.delete(key(cause.timer));
  let [state, leaving] = [step.before.state, 0];
  const entriesOf = (effect: Effect): LogEntry[] => {
    switch (effect.kind) {
      case 'cite':
      case 'measure':
        return [];
      case 'enter': {
        const states = [state, effect.state] as const;
        state = effect.state;
        return [{ subject: 'state', event: states.join(' > '), states }];
      }
      case 'send': {
        const flight = trace.flights[sent[leaving++] ?? -1];
        return flight ? [flightOf(flight, trace, write)] : [];
      }
      case 'startTimer': {
        const started = running.has(key(effect.timer)) ? 'restarted' : 'started';
        running.add(key(effect.timer));
        const due = seconds(effect.deadline).trimStart();
        return [{ subject: 'timer', event: `${effect.timer} ${started}, due at ${due}` }];
      }
      case 'stopTimer':
        if (!running.delete(key(effect.timer))) return [];
        return [{ subject: 'timer', event: `${effect.timer} stopped` }];
      case 'deliver':
        return [{ subject: 'report', event: `${effect.bytes} octets to be read` }];
      case 'report':
        return [{ subject: 'report', event: `"${effect.text}"` }];
    }
  };
  return step.effects.flatMap(entriesOf);
}

function flightOf(flight: Flight, trace: ConnectionTrace, write: WriteNumber): LogEntry {
  const first = flight.again === null ? undefined : trace.flights[flight.again];
  return {
    subject: 'segment',
    event: `> ${segmentText(flight.segment, numbersOf(flight.from, write))}`,
    number: first ? `#${flight.nth} again #${first.nth}` : `#${flight.nth}`,
    fate: flight.fate === 'delivered' ? null : { text: flight.fate, since: fateKnownAt(flight) },
  };
}

/** A lost segment is seen to be lost half way; that one is late, or comes twice, when it arrives. */
const fateKnownAt = (flight: Flight): Time => flight.arrivals.at(-1) ?? lostAt(flight);
