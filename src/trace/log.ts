/**
 * A run as a log: a line for each thing that happens, in the order in which it happens, segments as tcpdump prints them.
 *
 *     time (s)  side    what     event                                                          its number, its fate
 *     0.070000  server  segment  < Flags [S], seq 100, win 65535, options [mss 1000], length 0  #1
 *     0.070000  server  state    LISTEN > SYN_RCVD
 *
 * Segments, states and calls are the same in every language, as tcpdump's lines are: they are there to be searched, copied
 * and pasted. What the log remarks on them is in the reader's language.
 */
import type { Effect, Report, TimerName } from '../../machines/tcp/effects.ts';
import type { Seq } from '../../machines/tcp/sequence.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { Time } from '../../machines/tcp/time.ts';
import { lostAt } from './loss.ts';
import { peerOf, type Side } from './side.ts';
import { tcpdumpText } from './tcpdump.ts';
import { callText, seconds, type SegmentNumbers } from './text.ts';
import type { Evidence, Flight, Step, ConnectionTrace } from './connection.ts';

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
  /** `< Flags [S], seq 100, win 65535, length 0`, `retransmission timer expired`, `close()`. */
  readonly event: string;
  /** `#5 retransmission of #3`: which of its side's segments it is. */
  readonly number: string;
  /** What becomes of the segment, and from when on that can be known. */
  readonly fate: LogFate | null;
  /** Of a change of state, from where to where. */
  readonly states: readonly [from: State, to: State] | null;
  /** Of a connection that was captured: how this is known, where no packet shows it. */
  readonly how: LogEvidence | null;
}

interface LogEvidence {
  readonly is: Extract<Evidence, 'inferred' | 'assumed'>;
  readonly text: string;
}

interface LogFate {
  readonly is: Exclude<Flight['fate'], 'delivered'>;
  readonly text: string;
  readonly since: Time;
}

/** What the log says in words, beside what it shows of segments, states and calls. */
export interface LogRemarks {
  /** `due`: when a timer that is started will expire. */
  readonly timer: (
    timer: TimerName,
    what: 'started' | 'restarted' | 'expired' | 'stopped',
    due: string | null,
  ) => string;
  /** Which segment this one sends again. */
  readonly again: (nth: number) => string;
  readonly elsewhere: string;
  readonly fates: Readonly<Record<Exclude<Flight['fate'], 'delivered'>, string>>;
  readonly delivered: (bytes: number) => string;
  readonly evidence: Readonly<Record<LogEvidence['is'], string>>;
  readonly report: (text: Report) => string;
}

const TIMERS: Readonly<Record<TimerName, string>> = {
  retransmission: 'retransmission timer',
  lossProbe: 'tail loss probe timer',
  reordering: 'reordering timer',
  persist: 'persist timer',
  delayedAck: 'delayed-ACK timer',
  keepAlive: 'keep-alive timer',
  userTimeout: 'user timeout',
  finWait2: 'FIN_WAIT_2 timer',
  timeWait: 'TIME_WAIT timer',
};

/** In English, in which a run is saved as text as well. */
export const ENGLISH_REMARKS: LogRemarks = {
  timer: (timer, what, due) => `${TIMERS[timer]} ${what}${due === null ? '' : `, due at ${due}`}`,
  again: (nth) => `retransmission of #${nth}`,
  elsewhere: 'from elsewhere',
  fates: { lost: 'lost', delayed: 'delayed', duplicated: 'duplicated' },
  delivered: (bytes) => `${bytes} ${bytes === 1 ? 'byte' : 'bytes'} delivered`,
  evidence: { inferred: 'inferred', assumed: 'assumed' },
  report: (text) => `"${text}"`,
};

/** Writes a sequence number of a side's space. */
type WriteNumber = (space: Side, n: Seq, isFin?: boolean) => string;

const asSent: WriteNumber = (_, n) => String(n);

/** How a log is written: its numbers, and what it says in words. */
interface Style {
  readonly write: WriteNumber;
  readonly remarks: LogRemarks;
}

export function logOf(
  trace: ConnectionTrace,
  write: WriteNumber = asSent,
  remarks: LogRemarks = ENGLISH_REMARKS,
): LogLine[] {
  const style = { write, remarks };
  const running = new Set<string>();
  return trace.steps
    .flatMap((step) => {
      const common = { ...nothing(step), how: howOf(step.evidence, remarks) };
      const effects = effectsOf(step, trace, style, running);
      return [
        { ...common, ...causeOf(step, trace, style) },
        ...effects.map((entry) => ({ ...common, ...entry })),
      ];
    })
    .map((line, index) => ({ ...line, index }));
}

/** A line as text. Its fate is left out where it is not known yet. */
export function lineText(
  { at, side, subject, event, number, fate, how }: LogLine,
  until: Time | null = null,
): string {
  const known = fate !== null && (until === null || fate.since <= until) ? fate.text : '';
  const said = [event, number, known, how ? `(${how.text})` : ''].filter(Boolean).join('  ');
  return `${seconds(at)}  ${side}  ${subject.padEnd(7)}  ${said}`;
}

/** What a line says besides its step. */
type LogEntry = Pick<LogLine, 'subject' | 'event'> &
  Partial<Pick<LogLine, 'number' | 'fate' | 'states' | 'how'>>;

const nothing = ({ index, at, side }: Step) => ({
  ...{ step: index, at, side },
  ...{ number: '', fate: null, states: null },
});

const howOf = (evidence: Evidence, { evidence: words }: LogRemarks): LogEvidence | null =>
  evidence === 'inferred' || evidence === 'assumed'
    ? { is: evidence, text: words[evidence] }
    : null;

/** What goes on within an end that was captured; of one that was made, all is known. */
const within = ({ evidence }: Step, remarks: LogRemarks): LogEvidence | null =>
  evidence === 'made' ? null : howOf('assumed', remarks);

const numbersOf = (from: Side, write: WriteNumber): SegmentNumbers => ({
  own: (n, isFin) => write(from, n, isFin),
  others: (n) => write(peerOf(from), n),
});

function causeOf(
  { cause, side }: Step,
  trace: ConnectionTrace,
  { write, remarks }: Style,
): LogEntry {
  switch (cause.kind) {
    case 'call':
      return { subject: 'call', event: callText(cause.call) };
    case 'timer':
      return { subject: 'timer', event: remarks.timer(cause.timer, 'expired', null) };
    case 'segment': {
      const flight = cause.flight === null ? undefined : trace.flights[cause.flight];
      const text = tcpdumpText(cause.segment, numbersOf(peerOf(side), write));
      const number = flight ? `#${flight.nth}` : remarks.elsewhere;
      return { subject: 'segment', event: `< ${text}`, number };
    }
  }
}

/** What follows from the cause. `running` are the timers that run, of both sides. */
function effectsOf(
  step: Step,
  trace: ConnectionTrace,
  style: Style,
  running: Set<string>,
): LogEntry[] {
  const { remarks } = style;
  const { cause, side, sent } = step;
  const key = (timer: string) => `${side} ${timer}`;
  if (cause.kind === 'timer') running.delete(key(cause.timer));
  let [state, leaving] = [step.before.state, 0];
  const entriesOf = (effect: Effect): LogEntry[] => {
    switch (effect.kind) {
      case 'cite':
      case 'measure':
      case 'queues':
        return [];
      case 'enter': {
        const states = [state, effect.state] as const;
        state = effect.state;
        return [{ subject: 'state', event: states.join(' > '), states }];
      }
      case 'send': {
        const flight = trace.flights[sent[leaving++] ?? -1];
        return flight ? [flightOf(flight, trace, style)] : [];
      }
      case 'startTimer': {
        const started = running.has(key(effect.timer)) ? 'restarted' : 'started';
        running.add(key(effect.timer));
        const due = seconds(effect.deadline).trimStart();
        const event = remarks.timer(effect.timer, started, due);
        return [{ subject: 'timer', event, how: within(step, remarks) }];
      }
      case 'stopTimer':
        if (!running.delete(key(effect.timer))) return [];
        return [
          {
            subject: 'timer',
            event: remarks.timer(effect.timer, 'stopped', null),
            how: within(step, remarks),
          },
        ];
      case 'deliver':
        return [
          { subject: 'report', event: remarks.delivered(effect.bytes), how: within(step, remarks) },
        ];
      case 'report':
        return [
          { subject: 'report', event: remarks.report(effect.text), how: within(step, remarks) },
        ];
    }
  };
  return step.effects.flatMap(entriesOf);
}

function flightOf(flight: Flight, trace: ConnectionTrace, { write, remarks }: Style): LogEntry {
  const first = flight.again === null ? undefined : trace.flights[flight.again];
  return {
    subject: 'segment',
    event: `> ${tcpdumpText(flight.segment, numbersOf(flight.from, write))}`,
    how: howOf(flight.evidence.sent, remarks),
    number: first ? `#${flight.nth} ${remarks.again(first.nth)}` : `#${flight.nth}`,
    fate:
      flight.fate === 'delivered'
        ? null
        : { is: flight.fate, text: remarks.fates[flight.fate], since: fateKnownAt(flight) },
  };
}

/** A lost segment is seen to be lost half way; that one is late, or comes twice, when it arrives. */
const fateKnownAt = (flight: Flight): Time => flight.arrivals.at(-1) ?? lostAt(flight);
