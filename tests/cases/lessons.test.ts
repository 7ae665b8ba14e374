/**
 * Lessons: each step finds its moment, what it points at is there, and the run shows at that moment what the text says. One
 * claim per step, by name: a step without its claim does not compile.
 */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../machines/tcp/effects.ts';
import { segEnd } from '../../machines/tcp/segment.ts';
import { traceOf, type Highlight } from '../../src/cases/case.ts';
import { highlightsIn } from '../../src/cases/highlights.ts';
import { LESSON_IDS, LESSONS, type LessonId, type StepOf } from '../../src/cases/lessons/index.ts';
import type { Lesson, LessonStep } from '../../src/cases/lessons/lesson.ts';
import { sentBy } from '../../src/cases/moments.ts';
import { scenarioNamed } from '../../src/scenarios/named.ts';
import { frameOf, type Moment } from '../../src/trace/moment.ts';
import { peerOf, type Side } from '../../src/trace/side.ts';
import type { Frame, Step, ConnectionTrace } from '../../src/trace/connection.ts';
import { endsAtLast } from '../../src/trace/moment.ts';

const lessonOf = (id: LessonId): Lesson => LESSONS[id];

/** Every step of every lesson, with its run. */
const STEPS = LESSON_IDS.flatMap((id) =>
  Object.entries(lessonOf(id)).map(([name, step]) => ({ id, name, step, trace: traceOf(step) })),
);

function momentIn(trace: ConnectionTrace, step: LessonStep): Moment {
  const moment = step.moment(trace);
  if (moment === null) throw new Error('the run has no such moment');
  return moment;
}

describe.each(STEPS)('$id, $name', ({ step, trace }) => {
  test('finds its moment after something has happened', () => {
    expect(scenarioNamed(step.scenario)).not.toBeNull();
    expect(momentIn(trace, step).step).toBeGreaterThanOrEqual(0);
  });

  test('points at things that are there', () => {
    const frame = frameOf(trace, momentIn(trace, step));
    const { highlight = [] } = step;
    expect(highlight.length).toBeGreaterThan(0);
    for (const each of highlight) expect(isThere(each, trace, frame), each.kind).toBe(true);
  });

  test('loses what it says is lost', () => {
    for (const { from, nth } of step.lose ?? []) {
      const flight = trace.flights.find((f) => f.from === from && f.nth === nth);
      expect(flight?.fate, `${from} ${nth}`).toBe('lost');
    }
  });
});

function isThere(highlight: Highlight, trace: ConnectionTrace, { at, ends }: Frame): boolean {
  switch (highlight.kind) {
    // a segment may be yet to come only where it is the rest of what the step speaks of
    case 'flights':
      return highlight.find(trace).some((flight) => flight.sentAt <= at);
    case 'numbered':
      return highlight.find.every((find) => find(trace).length === 1);
    case 'state':
      return true;
    case 'timer':
      return ends[highlight.side].tcb?.timers[highlight.timer] !== undefined;
    case 'variable':
      return ends[highlight.side].tcb !== null;
  }
}

test('every lesson has four to nine steps', () => {
  for (const id of LESSON_IDS) {
    const { length } = Object.keys(lessonOf(id));
    expect(length, id).toBeGreaterThanOrEqual(4);
    expect(length, id).toBeLessThanOrEqual(9);
  }
});

// --- what each step claims

interface Seen {
  readonly trace: ConnectionTrace;
  readonly moment: Moment;
  readonly step: Step;
  readonly frame: Frame;
  readonly highlight: readonly Highlight[];
  /** The states of both ends at the moment: client, server. */
  readonly states: readonly [string, string];
}

type Claim = (seen: Seen) => void;

/** Segments of a side that began with the step, by what is on them. */
const sentIn = ({ trace, step }: Seen) => step.sent.flatMap((i) => trace.flights[i] ?? []);
const tcbOf = ({ frame }: Seen, side: Side) => {
  const { tcb } = frame.ends[side];
  if (tcb === null) throw new Error(`the ${side} has no connection`);
  return tcb;
};
/** The segment that arrived. */
const arrived = ({ step: { cause } }: Seen) => {
  if (cause.kind !== 'segment') throw new Error('no segment arrived');
  return cause.segment;
};
const inStates = (client: string, server: string) => (seen: Seen) =>
  expect(seen.states).toEqual([client, server]);
const noTimerRuns = (seen: Seen, side: Side) =>
  expect(Object.keys(seen.frame.ends[side].tcb?.timers ?? {})).toEqual([]);
const timerRuns = (seen: Seen, side: Side) =>
  expect(tcbOf(seen, side).timers.retransmission).toBeDefined();
const told = ({ trace }: Seen, side: Side, report: Report) =>
  trace.steps.filter((step) => step.side === side && step.reports.includes(report)).length;
/** How many segments the close took: from the first FIN on, without what was lost. */
const segmentsOfClose = ({ flights }: ConnectionTrace) =>
  flights.length - flights.findIndex((f) => f.segment.fin);
const delivered = ({ step }: Seen) =>
  step.effects.reduce((sum, e) => sum + (e.kind === 'deliver' ? e.bytes : 0), 0);
/** The segment in flight at the moment, and nothing of it known at the other end. */
const isUnderway = (seen: Seen, find: ReturnType<typeof sentBy>) => {
  const [flight] = find(seen.trace);
  expect(flight!.sentAt).toBeLessThan(seen.moment.at);
  expect(flight!.dueAt).toBeGreaterThan(seen.moment.at);
};

/** So many segments have a number, in the order in which they are sent. */
const numbers = ({ trace, highlight }: Seen, length: number) => {
  const found = [...(highlightsIn(trace, highlight).numbers ?? [])];
  expect(found.map(([, number]) => number)).toEqual(Array.from({ length }, (_, i) => i + 1));
  expect(found.map(([flight]) => flight)).toEqual(
    found.map(([flight]) => flight).toSorted((a, b) => a - b),
  );
};
const isCall = ({ cause }: Step, call: string) => cause.kind === 'call' && cause.call.call === call;

type Claims = { readonly [L in LessonId]: { readonly [S in StepOf<L>]: Claim } };

const CLAIMS: Claims = {
  // RFC 9293, 3.4: every octet has a sequence number; an ACK of X means that all before X have been received
  'reading-the-picture': {
    segment: (seen) => {
      isUnderway(seen, sentBy('client', 'SYN'));
      inStates('SYN_SENT', 'LISTEN')(seen);
    },
    flags: (seen) => expect(arrived(seen)).toMatchObject({ syn: true, ack: true }),
    state: inStates('ESTABLISHED', 'ESTABLISHED'),
    numbers: (seen) => {
      const { seq, dataLen } = arrived(seen);
      // the first 100 octets, numbered from the one after the SYN; the answer names the next one
      expect([seq, dataLen]).toEqual([tcbOf(seen, 'client').iss + 1, 100]);
      expect(sentIn(seen).map((f) => f.segment.ackNumber)).toEqual([seq + 100]);
    },
  },

  // RFC 9293, 3.5: "the principal reason for the three-way handshake is to prevent old duplicate
  // connection initiations from causing confusion"
  'why-three': {
    syn: (seen) => {
      inStates('SYN_SENT', 'LISTEN')(seen);
      expect(sentIn(seen).map((f) => f.segment.seq)).toEqual([tcbOf(seen, 'client').iss]);
      numbers(seen, 3);
    },
    arrived: (seen) => {
      inStates('SYN_SENT', 'SYN_RCVD')(seen);
      // at once, by the kernel: in the very step in which the SYN arrives
      expect(sentIn(seen).map(({ segment: { syn, ack } }) => [syn, ack])).toEqual([[true, true]]);
      expect(tcbOf(seen, 'server').irs).toBe(tcbOf(seen, 'client').iss);
    },
    synAck: (seen) => {
      inStates('ESTABLISHED', 'SYN_RCVD')(seen);
      // the client knows that its number arrived; the server does not know that of its own
      expect(tcbOf(seen, 'client').sndUna).toBe(tcbOf(seen, 'client').sndNxt);
      expect(tcbOf(seen, 'server').sndUna).toBe(tcbOf(seen, 'server').iss);
    },
    ack: (seen) => {
      inStates('ESTABLISHED', 'ESTABLISHED')(seen);
      for (const side of ['client', 'server'] as const) {
        expect(tcbOf(seen, side).sndUna).toBe(tcbOf(seen, side).sndNxt);
        expect(tcbOf(seen, side).irs).toBe(tcbOf(seen, peerOf(side)).iss);
      }
    },
    oldSyn: (seen) => {
      expect(arrived(seen).seq).not.toBe(tcbOf(seen, 'client').iss);
      inStates('SYN_SENT', 'SYN_RCVD')(seen);
    },
    rejected: (seen) => {
      expect(seen.step.walked).toEqual(['SYN_RCVD', 'LISTEN']);
      expect(seen.step.reports).toEqual([]);
      expect(arrived(seen).rst).toBe(true);
    },
  },

  // RFC 9293, 3.6: "CLOSE is an operation meaning 'I have no more data to send.'"
  'why-four': {
    fullDuplex: inStates('ESTABLISHED', 'ESTABLISHED'),
    fin: (seen) => {
      inStates('FIN_WAIT_1', 'ESTABLISHED')(seen);
      expect(sentIn(seen).map((f) => f.segment.fin)).toEqual([true]);
      numbers(seen, 4);
    },
    ack: (seen) => {
      inStates('FIN_WAIT_2', 'CLOSE_WAIT')(seen);
      const [ack] = sentBy('server', 'ACK')(seen.trace);
      // by the kernel: no call of the application comes between
      const sender = seen.trace.steps[ack!.step]!;
      expect([sender.cause.kind, ack!.segment.fin]).toEqual(['segment', false]);
    },
    whyNotNow: (seen) => {
      inStates('FIN_WAIT_2', 'CLOSE_WAIT')(seen);
      const close = seen.trace.steps.find((s) => s.side === 'server' && isCall(s, 'close'));
      expect(close!.at).toBeGreaterThan(seen.moment.at);
      // without an ACK the client retransmits its FIN before the application closes
      const lost = traceOf({ scenario: 'open-and-close', lose: [{ from: 'server', nth: 2 }] });
      expect(sentBy('client', 'FIN', 2)(lost)[0]!.sentAt).toBeLessThan(close!.at);
    },
    four: (seen) => {
      inStates('TIME_WAIT', 'CLOSED')(seen);
      const close = seen.trace.flights.slice(3);
      expect(close.map((f) => [f.from, f.segment.fin, f.segment.ack])).toEqual([
        ['client', true, true],
        ['server', false, true],
        ['server', true, true],
        ['client', false, true],
      ]);
      expect(seen.trace.flights.slice(0, 3).map((f) => f.segment.syn)).toEqual([true, true, false]);
      // an application that closes at once: its FIN is the first to acknowledge the client's
      expect(segmentsOfClose(traceOf({ scenario: 'three-segment-close' }))).toBe(3);
    },
  },

  // RFC 9293, 3.8.6.3: an ACK may be delayed, and be piggybacked on a segment that goes the same way
  'three-or-four': {
    four: (seen) => {
      expect(segmentsOfClose(seen.trace)).toBe(4);
      const [ack] = sentBy('server', 'ACK', 2)(seen.trace);
      expect(ack!.sentAt).toBeLessThan(seen.moment.at);
    },
    three: (seen) => {
      expect(segmentsOfClose(seen.trace)).toBe(3);
      expect(seen.step.rules).toContain('ack.rides');
    },
    straightThrough: (seen) =>
      expect(seen.step.walked).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT']),
    heldBack: (seen) => {
      inStates('FIN_WAIT_1', 'CLOSE_WAIT')(seen);
      expect(sentIn(seen)).toEqual([]);
      expect(segmentsOfClose(seen.trace)).toBe(3);
    },
    patienceEnds: (seen) => {
      expect(sentIn(seen).map((f) => [f.segment.ack, f.segment.fin])).toEqual([[true, false]]);
      expect(segmentsOfClose(seen.trace)).toBe(4);
    },
    dial: (seen) => {
      expect(seen.step.walked).toContain('FIN_WAIT_1');
      expect(segmentsOfClose(seen.trace)).toBe(3);
    },
  },

  // RFC 9293, 3.3.2: TIME-WAIT is there "to be sure the remote TCP peer received the acknowledgment of its
  // connection termination request and to avoid new connections being impacted by delayed segments from previous
  // connections"
  'why-2msl': {
    waits: (seen) => {
      inStates('TIME_WAIT', 'LAST_ACK')(seen);
      const { timeWait } = tcbOf(seen, 'client').timers;
      expect(timeWait!.deadline - timeWait!.startedAt).toBe(240e6);
    },
    finAgain: (seen) => {
      inStates('TIME_WAIT', 'LAST_ACK')(seen);
      expect(sentIn(seen).map((f) => f.segment.ackNumber)).toEqual([segEnd(arrived(seen))]);
      expect(tcbOf(seen, 'client').timers.timeWait?.startedAt).toBe(seen.moment.at);
    },
    nobodyThere: (seen) => {
      inStates('CLOSED', 'LAST_ACK')(seen);
      expect(arrived(seen).fin).toBe(true);
      expect(sentIn(seen).map((f) => f.segment.rst)).toEqual([true]);
    },
    notClean: (seen) => {
      inStates('CLOSED', 'CLOSED')(seen);
      expect(told(seen, 'server', 'ok: CLOSE complete')).toBe(0);
    },
    detour: (seen) => {
      const [late] = sentBy('client', 'DATA', 2)(seen.trace);
      expect(late!.sentAt).toBeLessThan(seen.moment.at);
      expect(late!.dueAt).toBeGreaterThan(seen.moment.at);
      expect(told(seen, 'server', 'ok: CLOSE complete')).toBe(1);
    },
    taken: (seen) => {
      inStates('ESTABLISHED', 'ESTABLISHED')(seen);
      expect(arrived(seen).seq).toBe(seen.step.before.tcb?.rcvNxt);
      expect(delivered(seen)).toBe(arrived(seen).dataLen);
      // it is of the first connection: sent before the second one's SYN
      const [late] = sentBy('client', 'DATA', 2)(seen.trace);
      const [syn] = sentBy('client', 'SYN', 2)(seen.trace);
      expect(seen.step.cause).toMatchObject({ flight: late!.index });
      expect(late!.sentAt).toBeLessThan(syn!.sentAt);
    },
    thrownAway: (seen) => {
      expect(arrived(seen).dataLen).toBeGreaterThan(0);
      expect(delivered(seen)).toBe(0);
      // the client takes it as received: nothing is sent again, nobody is told of an error
      const last = endsAtLast(seen.trace);
      expect(last.client.tcb?.sndUna).toBe(last.client.tcb?.sndNxt);
      expect(seen.trace.steps.flatMap((step) => step.reports).join()).not.toContain('error');
    },
    kept: (seen) => {
      inStates('TIME_WAIT', 'LISTEN')(seen);
      expect(told(seen, 'client', 'error: connection already exists')).toBe(1);
      expect(delivered(seen)).toBe(0);
      expect(sentIn(seen).map((f) => f.segment.rst)).toEqual([true]);
      // later the same numbers carry the real data
      const last = seen.trace.steps.findLast((step) => step.side === 'server')!;
      expect(last.effects).toContainEqual(expect.objectContaining({ kind: 'deliver', bytes: 100 }));
    },
    two: (seen) => {
      inStates('CLOSED', 'CLOSED')(seen);
      // counted from the last answer, not from the one that was lost
      const answered = seen.trace.flights.findLast((f) => f.from === 'client')!;
      expect(answered.fate).toBe('delivered');
      expect(seen.moment.at - answered.sentAt).toBe(240e6);
    },
  },

  // RFC 9293, 3.4: a bare ACK takes up no sequence number; what does is sent again until it is acknowledged
  'losing-the-handshake': {
    synLost: (seen) => {
      inStates('SYN_SENT', 'LISTEN')(seen);
      timerRuns(seen, 'client');
    },
    synAgain: (seen) => {
      expect(sentIn(seen).map((f) => f.again)).toEqual([0]);
      const { rtoUs } = tcbOf(seen, 'client');
      expect(rtoUs).toBe(2 * (seen.step.before.tcb?.rtoUs ?? 0));
    },
    synAckLost: (seen) => {
      timerRuns(seen, 'client');
      timerRuns(seen, 'server');
      const first = seen.trace.steps.find((step) => step.cause.kind === 'timer');
      expect(first?.side).toBe('client');
    },
    synAckAgain: (seen) => {
      inStates('SYN_SENT', 'SYN_RCVD')(seen);
      expect(sentIn(seen).map((f) => [f.segment.syn, f.segment.ack, f.reason])).toEqual([
        [true, true, 'answerAgain'],
      ]);
    },
    ackLost: inStates('ESTABLISHED', 'SYN_RCVD'),
    dataHeals: (seen) => {
      expect(seen.step.walked).toEqual(['SYN_RCVD', 'ESTABLISHED']);
      expect(delivered(seen)).toBe(arrived(seen).dataLen);
    },
    silence: (seen) => {
      inStates('ESTABLISHED', 'SYN_RCVD')(seen);
      expect(sentIn(seen).map((f) => [f.segment.syn, f.segment.ack])).toEqual([[false, true]]);
      // losing this one too: the request brings the ACK along, before the server's timer
      const lost = traceOf({
        scenario: 'handshake-ack-lost-silence',
        lose: [{ from: 'client', nth: 3 }],
      });
      const opened = lost.steps.find((s) => s.side === 'server' && s.after.state === 'ESTABLISHED');
      expect(opened?.effects.some((e) => e.kind === 'deliver')).toBe(true);
    },
    giveUp: (seen) => {
      inStates('CLOSED', 'LISTEN')(seen);
      expect(seen.trace.flights.length).toBe(1 + 8);
    },
  },

  // RFC 9293, 3.10.8 and 3.10.7.4, first step: a FIN is sent again; a repeated one is acknowledged again
  'losing-the-teardown': {
    finLost: (seen) => {
      inStates('FIN_WAIT_1', 'ESTABLISHED')(seen);
      timerRuns(seen, 'client');
    },
    finAgain: (seen) => {
      inStates('FIN_WAIT_1', 'ESTABLISHED')(seen);
      expect(sentIn(seen).map((f) => [f.segment.fin, f.reason])).toEqual([[true, 'timerAgain']]);
    },
    ackAgain: (seen) => {
      inStates('FIN_WAIT_1', 'CLOSE_WAIT')(seen);
      expect(sentIn(seen).map((f) => [f.reason, f.segment.ackNumber])).toEqual([
        ['ack', segEnd(arrived(seen))],
      ]);
    },
    finBringsAck: (seen) => {
      expect(seen.step.walked).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT']);
      expect(seen.trace.flights.filter((f) => f.again !== null)).toEqual([]);
    },
    secondFin: (seen) => {
      inStates('FIN_WAIT_2', 'LAST_ACK')(seen);
      noTimerRuns(seen, 'client');
      expect(sentIn(seen).map((f) => f.segment.fin)).toEqual([true]);
    },
    lastAck: (seen) => {
      inStates('TIME_WAIT', 'LAST_ACK')(seen);
      expect(tcbOf(seen, 'client').timers.timeWait?.startedAt).toBe(seen.moment.at);
    },
    everyLastAck: (seen) => {
      inStates('TIME_WAIT', 'CLOSED')(seen);
      const fins = seen.trace.flights.filter((f) => f.from === 'server' && f.segment.fin);
      expect(fins.length).toBe(1 + 6);
      const answers = seen.trace.flights.filter((f) => f.fate === 'lost');
      expect(answers.length).toBe(fins.length);
    },
  },

  // RFC 9293, figures 7 and 13
  simultaneous: {
    synsCross: (seen) => {
      inStates('SYN_SENT', 'SYN_SENT')(seen);
      isUnderway(seen, sentBy('client', 'SYN'));
      isUnderway(seen, sentBy('server', 'SYN'));
    },
    bothAnswer: (seen) => {
      inStates('SYN_RCVD', 'SYN_RCVD')(seen);
      expect(sentIn(seen).map((f) => [f.segment.syn, f.segment.ack])).toEqual([[true, true]]);
    },
    oneConnection: (seen) => {
      inStates('ESTABLISHED', 'ESTABLISHED')(seen);
      expect(seen.trace.flights.filter((f) => f.sentAt < seen.moment.at).length).toBe(4);
    },
    finsCross: (seen) => {
      inStates('FIN_WAIT_1', 'FIN_WAIT_1')(seen);
      isUnderway(seen, sentBy('client', 'FIN'));
      isUnderway(seen, sentBy('server', 'FIN'));
    },
    closing: (seen) => {
      inStates('CLOSING', 'CLOSING')(seen);
      expect(arrived(seen).ackNumber).not.toBe(tcbOf(seen, 'client').sndNxt);
    },
    bothWait: inStates('TIME_WAIT', 'TIME_WAIT'),
    oneFinLost: (seen) => {
      inStates('FIN_WAIT_2', 'CLOSING')(seen);
      const waiting = seen.trace.steps.filter((step) => step.after.state === 'TIME_WAIT');
      expect(new Set(waiting.map((step) => step.side))).toEqual(new Set(['client', 'server']));
    },
  },

  // RFC 9293, 3.5.2 and 3.5.3; RFC 5961, 3.2
  reset: {
    refused: (seen) => {
      inStates('SYN_SENT', 'CLOSED')(seen);
      expect(sentIn(seen).map((f) => [f.segment.rst, f.segment.ackNumber])).toEqual([
        [true, segEnd(arrived(seen))],
      ]);
    },
    knows: (seen) => {
      inStates('CLOSED', 'CLOSED')(seen);
      expect(seen.step.reports.join()).toContain('error');
    },
    abort: (seen) => {
      inStates('CLOSED', 'ESTABLISHED')(seen);
      expect(sentIn(seen).map((f) => f.segment.rst)).toEqual([true]);
    },
    error: (seen) => {
      inStates('CLOSED', 'CLOSED')(seen);
      expect(sentIn(seen)).toEqual([]);
      expect(seen.step.reports).toEqual(['connection reset']);
    },
    neverAgain: (seen) => {
      inStates('CLOSED', 'ESTABLISHED')(seen);
      expect(seen.trace.end.reason).toBe('quiet');
      expect(seen.trace.flights.filter((f) => f.segment.rst).length).toBe(1);
    },
    forgotten: (seen) => {
      inStates('CLOSED', 'ESTABLISHED')(seen);
      expect(sentIn(seen).map((f) => [f.segment.rst, f.segment.seq])).toEqual([
        [true, arrived(seen).ackNumber],
      ]);
    },
    forged: (seen) => {
      inStates('ESTABLISHED', 'ESTABLISHED')(seen);
      expect(arrived(seen).rst).toBe(true);
      expect(arrived(seen).seq).not.toBe(tcbOf(seen, 'server').rcvNxt);
      expect(sentIn(seen).map((f) => [f.segment.rst, f.segment.ack])).toEqual([[false, true]]);
    },
    exact: (seen) => {
      expect(arrived(seen).seq).toBe(seen.step.before.tcb?.rcvNxt);
      expect(seen.frame.ends.server.state).toBe('CLOSED');
      expect(sentIn(seen)).toEqual([]);
    },
  },

  // RFC 9293, 3.3.2: CLOSE-WAIT "represents waiting for a connection termination request from the local user"
  'close-wait': {
    endOfFile: (seen) => {
      inStates('FIN_WAIT_1', 'CLOSE_WAIT')(seen);
      expect(seen.step.reports).toEqual(['connection closing']);
      expect(sentIn(seen).length).toBe(1);
    },
    forEver: (seen) => {
      inStates('FIN_WAIT_2', 'CLOSE_WAIT')(seen);
      expect(seen.trace.end.reason).toBe('quiet');
      noTimerRuns(seen, 'client');
      noTimerRuns(seen, 'server');
    },
    orphan: (seen) => {
      inStates('CLOSED', 'CLOSE_WAIT')(seen);
      noTimerRuns(seen, 'server');
    },
    tooLate: (seen) => {
      expect(arrived(seen).rst).toBe(true);
      expect(seen.step.walked.slice(0, 2)).toEqual(['CLOSE_WAIT', 'CLOSED']);
      expect(seen.step.reports).toEqual(['connection reset']);
    },
    mended: (seen) => {
      inStates('FIN_WAIT_2', 'LAST_ACK')(seen);
      const last = seen.trace.steps.filter((step) => step.side === 'server').at(-1)!;
      expect(last.after.state).toBe('CLOSED');
    },
  },
};

describe('the run shows what the text says', () => {
  const claimsOf = (id: LessonId): Readonly<Record<string, Claim>> => CLAIMS[id];
  test.each(STEPS)('$id, $name', ({ id, name, step: lessonStep, trace }) => {
    const moment = momentIn(trace, lessonStep);
    const frame = frameOf(trace, moment);
    const step = frame.step!;
    const states = [frame.ends.client.state, frame.ends.server.state] as const;
    const { highlight = [] } = lessonStep;
    claimsOf(id)[name]!({ trace, moment, step, frame, states, highlight });
  });
});

describe('a dial', () => {
  const dials = STEPS.flatMap(({ id, name, step }) =>
    step.dial === undefined ? [] : [{ id, name, step, dial: step.dial }],
  );

  test.each(dials)(
    '$id, $name: every position is a run with the step’s moment',
    ({ step, dial }) => {
      expect(step.scenario.startsWith(`${dial.family}/`)).toBe(true);
      const counts: number[] = [];
      for (let at = dial.least; at <= dial.most; at += dial.step) {
        const trace = traceOf({ scenario: `${dial.family}/${at}` });
        expect(step.moment(trace), `${at}`).not.toBeNull();
        counts.push(segmentsOfClose(trace));
      }
      // three while the program is faster than the kernel's 40 ms, four from there on, and nothing else
      expect(counts).toEqual(counts.toSorted());
      expect(counts.indexOf(4) * dial.step + dial.least).toBe(40);
      expect(new Set(counts)).toEqual(new Set([3, 4]));
    },
  );
});
