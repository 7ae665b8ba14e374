/**
 * A run as data for other programs. The form is stable: what is in it keeps its name and meaning, and whoever changes
 * that counts `version` up. Times are in microseconds from the start, sequence numbers as they are on the wire, places
 * (`step`, `segment`) are indices into the lists of the same file.
 */
import { flagNames, type Segment } from '../../machines/tcp/segment.ts';
import type { Tcb } from '../../machines/tcp/tcb.ts';
import { ruleSource, type RuleId } from '../../machines/tcp/rules.ts';
import type { Call } from '../trace/calls.ts';
import type { Scenario } from '../simulation/scenario.ts';
import type { SimulatedTrace } from '../simulation/connectionRun.ts';
import type { Errno, Program, SocketCall, SocketCallName } from '../analysis/sockets/program.ts';
import { programsOf } from '../analysis/sockets/programsOf.ts';
import { SIDES, type Side } from '../trace/side.ts';
import type {
  Cause,
  EndView,
  Flight,
  Step,
  TimerSpan,
  ConnectionTrace,
} from '../trace/connection.ts';

export interface TraceFile {
  readonly format: 'synfin-trace';
  readonly version: 1;
  /** The scenario that gives this very run. By itself it is the file that `npm run simulate` reads. */
  readonly scenario: Scenario;
  readonly segments: readonly SegmentEntry[];
  readonly steps: readonly StepEntry[];
  readonly timers: readonly TimerEntry[];
  /** What the programs do, in calls of the sockets interface. Sleeping is no call. */
  readonly calls: readonly CallEntry[];
  readonly end: { readonly reason: ConnectionTrace['end']['reason']; readonly atUs: number };
}

interface HeaderEntry {
  /** `['SYN', 'ACK']` */
  readonly flags: readonly string[];
  readonly psh: boolean;
  readonly seq: number;
  /** null where the ACK bit is off. */
  readonly ack: number | null;
  readonly window: number;
  readonly octets: number;
  /** The option of a SYN. */
  readonly mss: number | null;
}

export interface SegmentEntry extends HeaderEntry {
  readonly from: Side;
  /** The how manieth its side sent, from 1. */
  readonly nth: number;
  readonly step: number;
  readonly sentAtUs: number;
  readonly reason: Flight['reason'];
  /** The segment whose numbers go once more in this one. */
  readonly again: number | null;
  readonly fate: Flight['fate'];
  /** None where it is lost, two where it is doubled. */
  readonly arrivesAtUs: readonly number[];
}

type CauseEntry =
  | { readonly call: Call }
  | { readonly timer: TimerSpan['timer'] }
  /** `segment` is null for one that nobody here sent; `injected` is then what it was. */
  | { readonly segment: number | null; readonly injected: HeaderEntry | null };

/** An end dealt with an event. */
export interface StepEntry {
  readonly atUs: number;
  readonly side: Side;
  readonly cause: CauseEntry;
  /** The states that its end was in, one after the other; a single one where nothing changed. */
  readonly states: readonly string[];
  readonly rules: readonly {
    readonly id: RuleId;
    readonly rfc: number | null;
    readonly section: string | null;
  }[];
  readonly reports: readonly string[];
  /** The segments that left. */
  readonly sends: readonly number[];
  /** What its end remembers afterwards, by the names of the RFC; null where it has no connection. */
  readonly variables: VariablesEntry | null;
}

export interface VariablesEntry {
  readonly 'SND.UNA': number;
  readonly 'SND.NXT': number;
  readonly 'SND.WND': number;
  /** null: nothing has come from the other end yet. */
  readonly 'RCV.NXT': number | null;
  readonly 'RCV.WND': number;
  readonly cwnd: number;
  /** null: as high as can be, for nothing has been lost. */
  readonly ssthresh: number | null;
  readonly rtoUs: number;
}

export interface TimerEntry {
  readonly side: Side;
  readonly timer: TimerSpan['timer'];
  readonly startedAtUs: number;
  readonly dueAtUs: number;
  /** null: it still runs when the run ends. */
  readonly endedAtUs: number | null;
  readonly outcome: TimerSpan['outcome'];
}

/** A call of the sockets interface. What the scenario has as one call may be several (`socket`, `bind`, `listen`). */
export interface CallEntry {
  readonly side: Side;
  readonly call: SocketCallName;
  /** The listener, or the n-th connection of that side. */
  readonly on: SocketCall['on'];
  /** Made by another thread, while the program's own one is in a call. */
  readonly elsewhere: boolean;
  /** The step that it is; null where the run has none for it. */
  readonly step: number | null;
  readonly calledAtUs: number;
  /** null: it does not return within the run, and all below is null too. */
  readonly returnedAtUs: number | null;
  /** Of `send` and `recv`, how many octets; 0 of a `recv` is the end of the file. */
  readonly octets: number | null;
  /** `ECONNRESET`; null where the call did not fail. */
  readonly errno: Errno | null;
}

export const toJson = (trace: SimulatedTrace): string =>
  `${JSON.stringify(traceFile(trace), null, 1)}\n`;

/** The scenario of a run, with all that the reader changed, as the text of a file. */
export const scenarioJson = ({ scenario }: SimulatedTrace): string =>
  `${JSON.stringify(scenario, null, 2)}\n`;

export const traceFile = (trace: SimulatedTrace): TraceFile => ({
  format: 'synfin-trace',
  version: 1,
  scenario: trace.scenario,
  segments: trace.flights.map(segmentEntry),
  steps: trace.steps.map(stepEntry),
  timers: trace.timers.map(({ side, timer, startedAt, deadline, endedAt, outcome }) => ({
    ...{ side, timer, outcome },
    ...{ startedAtUs: startedAt, dueAtUs: deadline, endedAtUs: endedAt },
  })),
  calls: SIDES.flatMap((side) => callEntries(side, programsOf(trace)[side])),
  end: { reason: trace.end.reason, atUs: trace.end.at },
});

const callEntries = (side: Side, { doings }: Program): CallEntry[] =>
  doings.flatMap((doing) => {
    if (doing.kind !== 'call') return [];
    const { name, on, elsewhere, step, calledAt, returnedAt, result } = doing;
    return {
      ...{ side, call: name, on, elsewhere, step },
      ...{ calledAtUs: calledAt.at, returnedAtUs: returnedAt?.at ?? null },
      octets: result?.kind === 'bytes' ? result.bytes : null,
      errno: result?.kind === 'failed' ? result.errno : null,
    };
  });

function headerEntry(s: Segment): HeaderEntry {
  const names = flagNames({ ...s, psh: false });
  return {
    flags: names === 'none' ? [] : names.split('+'),
    psh: s.psh,
    seq: s.seq,
    ack: s.ack ? s.ackNumber : null,
    window: s.wnd,
    octets: s.dataLen,
    mss: s.mss ?? null,
  };
}

const segmentEntry = (flight: Flight): SegmentEntry => ({
  from: flight.from,
  nth: flight.nth,
  step: flight.step,
  sentAtUs: flight.sentAt,
  ...headerEntry(flight.segment),
  reason: flight.reason,
  again: flight.again,
  fate: flight.fate,
  arrivesAtUs: flight.arrivals,
});

const stepEntry = (step: Step): StepEntry => ({
  atUs: step.at,
  side: step.side,
  cause: causeEntry(step.cause),
  states: step.walked,
  rules: step.rules.map((id) => {
    const { rfc, section } = ruleSource(id);
    return { id, rfc, section: rfc === null ? null : section };
  }),
  reports: step.reports,
  sends: step.sent,
  variables: variablesEntry(step.after),
});

function causeEntry(cause: Cause): CauseEntry {
  switch (cause.kind) {
    case 'call':
      return { call: cause.call };
    case 'timer':
      return { timer: cause.timer };
    case 'segment':
      return {
        segment: cause.flight,
        injected: cause.flight === null ? headerEntry(cause.segment) : null,
      };
  }
}

const variablesEntry = ({ tcb }: EndView): VariablesEntry | null => tcb && variablesOf(tcb);

const variablesOf = (tcb: Tcb): VariablesEntry => ({
  'SND.UNA': tcb.sndUna,
  'SND.NXT': tcb.sndNxt,
  'SND.WND': tcb.sndWnd,
  'RCV.NXT': tcb.irs === null ? null : tcb.rcvNxt,
  'RCV.WND': tcb.rcvWnd,
  cwnd: tcb.cwnd,
  ssthresh: tcb.ssthresh < Number.MAX_SAFE_INTEGER ? tcb.ssthresh : null,
  rtoUs: tcb.rtoUs,
});
