/**
 * Lessons: each step finds its moment, what it points at is there, and the run shows at that moment what the text says. One
 * claim per step, by name: a step without its claim does not compile.
 */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../machines/tcp/effects.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import { kindOf, segEnd, type SegmentKind } from '../../machines/tcp/segment.ts';
import { advance, distance } from '../../machines/tcp/sequence.ts';
import { flightSize } from '../../machines/tcp/tcb.ts';
import { traceOf, type Highlight } from '../../src/cases/case.ts';
import { highlightsIn } from '../../src/cases/highlights.ts';
import { LESSON_IDS, LESSONS, type LessonId, type StepOf } from '../../src/cases/lessons/index.ts';
import type { Lesson, LessonStep } from '../../src/cases/lessons/lesson.ts';
import { sentBy } from '../../src/cases/moments.ts';
import { scenarioNamed } from '../../src/scenarios/named.ts';
import { simulate } from '../../src/simulation/simulate.ts';
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

  test('what the reader is to lose is one segment, in sight and not lost already', () => {
    if (step.loses === undefined) return;
    const [flight, ...more] = step.loses(trace);
    expect(more).toEqual([]);
    expect(flight!.sentAt).toBeLessThanOrEqual(momentIn(trace, step).at);
    expect(flight!.fate).toBe('delivered');
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

test('every lesson has four to seven steps', () => {
  for (const id of LESSON_IDS) {
    const { length } = Object.keys(lessonOf(id));
    expect(length, id).toBeGreaterThanOrEqual(4);
    expect(length, id).toBeLessThanOrEqual(7);
  }
});

test('every lesson asks the reader, or has them lose a segment', () => {
  for (const id of LESSON_IDS) {
    const active = Object.values(lessonOf(id)).filter(({ asks, loses }) => asks ?? loses);
    expect(active.length, id).toBeGreaterThan(0);
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
  /** The run once the reader has lost what the step asks them to lose. */
  readonly lost: () => ConnectionTrace;
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
const deliveredIn = ({ effects }: Step) =>
  effects.reduce((sum, e) => sum + (e.kind === 'deliver' ? e.bytes : 0), 0);
const delivered = ({ step }: Seen) => deliveredIn(step);
/** Why a side retransmitted, one by one. */
const retransmittedBy = ({ flights }: ConnectionTrace, side: Side) =>
  flights.filter((f) => f.from === side && f.again !== null).map((f) => f.reason);
const sentByAll =
  (side: Side, kind: SegmentKind) =>
  ({ flights }: ConnectionTrace) =>
    flights.filter((f) => f.from === side && kindOf(f.segment) === kind);
/** The times between segments. */
const sentAtBy = (trace: ConnectionTrace, find: ReturnType<typeof sentByAll>) => {
  const times = find(trace).map((f) => f.sentAt);
  return times.slice(1).map((at, i) => at - times[i]!);
};
/** How long the server may hold back its ACK of the client's FIN. */
const delayOfFinsAck = (trace: ConnectionTrace) => {
  const taken = trace.steps.find((s) => s.side === 'server' && s.after.state === 'CLOSE_WAIT');
  const { delayedAck } = taken!.after.tcb!.timers;
  return delayedAck === undefined ? null : delayedAck.deadline - delayedAck.startedAt;
};
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

const stepsOf = ({ steps }: ConnectionTrace, rule: RuleId) =>
  steps.filter(({ rules }) => rules.includes(rule));
/** The client's congestion window when a rule has applied, and after each round trip of 600 ms from there on. */
const windowsAfter = (trace: ConnectionTrace, rule: RuleId) => {
  const from = stepsOf(trace, rule)[0]!.at;
  return [0, 1, 2, 3, 4].map((trips) => {
    const step = trace.steps.findLast(
      ({ side, at }) => side === 'client' && at <= from + trips * 600e3,
    );
    return step!.after.tcb!.cwnd;
  });
};

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
    twoSegments: (seen) => {
      inStates('CLOSED', 'ESTABLISHED')(seen);
      expect(delivered(seen)).toBe(100);
      expect(
        seen.trace.steps.some(({ side, cause }) => side === 'client' && cause.kind === 'call'),
      ).toBe(false);
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
    bothAtOnce: (seen) => {
      inStates('FIN_WAIT_1', 'CLOSED')(seen);
      const given = seen.trace.steps.filter(({ side }) => side === 'client').map(deliveredIn);
      expect(given.reduce((sum, octets) => sum + octets, 0)).toBe(1000);
      expect(retransmittedBy(seen.trace, 'server')).toEqual([]);
    },
  },

  // RFC 9293, 3.8.6.3: an ACK may be delayed, and be piggybacked on a segment that goes the same way
  'three-or-four': {
    four: (seen) => {
      expect(segmentsOfClose(seen.trace)).toBe(4);
      numbers(seen, 4);
      const [ack] = sentBy('server', 'ACK', 2)(seen.trace);
      expect(ack!.sentAt).toBeLessThan(seen.moment.at);
    },
    three: (seen) => {
      expect(segmentsOfClose(seen.trace)).toBe(3);
      numbers(seen, 3);
      expect(seen.step.rules).toContain('ack.rides');
    },
    straightThrough: (seen) =>
      expect(seen.step.walked).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT']),
    heldBack: (seen) => {
      inStates('FIN_WAIT_1', 'CLOSE_WAIT')(seen);
      expect(sentIn(seen)).toEqual([]);
      expect(segmentsOfClose(seen.trace)).toBe(3);
      expect(delayOfFinsAck(seen.trace)).toBe(40e3);
      // without data before the FIN, the ACK leaves much sooner
      const without = traceOf({ scenario: 'open-and-close', profile: 'linuxTextbook' });
      expect(delayOfFinsAck(without)).toBeLessThanOrEqual(8e3);
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

  // RFC 9293, 3.6: "The user who CLOSEs may continue to RECEIVE until the TCP receiver is told that the remote peer has
  // CLOSED also"
  'half-close': {
    shutdown: (seen) => {
      inStates('FIN_WAIT_1', 'ESTABLISHED')(seen);
      expect(sentIn(seen).map((f) => f.segment.fin)).toEqual([true]);
    },
    halfClosed: inStates('FIN_WAIT_2', 'CLOSE_WAIT'),
    stillSends: (seen) => {
      isUnderway(seen, sentBy('server', 'DATA'));
      inStates('FIN_WAIT_2', 'CLOSE_WAIT')(seen);
      const [data] = sentBy('server', 'DATA')(seen.trace);
      const arrival = seen.trace.steps.find(
        ({ cause }) => cause.kind === 'segment' && cause.flight === data!.index,
      )!;
      expect(deliveredIn(arrival)).toBe(data!.segment.dataLen);
      // after close() on Linux such data is answered with a RST
      const closed = traceOf({ scenario: 'data-after-close', profile: 'linuxTextbook' });
      expect(sentBy('client', 'RST')(closed).length).toBe(1);
    },
    stillAcks: (seen) => {
      expect(delivered(seen)).toBeGreaterThan(0);
      const fin = tcbOf(seen, 'client').finSeq!;
      // the number after the FIN
      expect(tcbOf(seen, 'client').sndNxt).toBe(advance(fin, 1));
      expect(sentIn(seen).map((f) => [f.segment.ack, segEnd(f.segment)])).toEqual([
        [true, tcbOf(seen, 'client').sndNxt],
      ]);
      // losing the data, as the reader is asked to
      const lost = seen.lost();
      const sum = (trace: ConnectionTrace) =>
        trace.steps.reduce((all, s) => all + (s.side === 'client' ? deliveredIn(s) : 0), 0);
      expect(retransmittedBy(lost, 'server')).toEqual(['timerAgain']);
      expect(sum(lost)).toBe(sum(seen.trace));
    },
    closes: inStates('TIME_WAIT', 'CLOSED'),
  },

  // RFC 9293, 3.3.2: TIME-WAIT is there "to be sure the remote TCP peer received the acknowledgment of its
  // connection termination request and to avoid new connections being impacted by delayed segments from previous
  // connections"
  'time-wait-last-ack': {
    waits: (seen) => {
      inStates('TIME_WAIT', 'LAST_ACK')(seen);
      const { timeWait } = tcbOf(seen, 'client').timers;
      expect(timeWait!.deadline - timeWait!.startedAt).toBe(240e6);
    },
    ackLost: (seen) => {
      inStates('TIME_WAIT', 'LAST_ACK')(seen);
      timerRuns(seen, 'server');
      expect(retransmittedBy(seen.trace, 'server')).toEqual(['timerAgain']);
    },
    finAgain: (seen) => {
      inStates('TIME_WAIT', 'LAST_ACK')(seen);
      expect(sentIn(seen).map((f) => f.segment.ackNumber)).toEqual([segEnd(arrived(seen))]);
      expect(tcbOf(seen, 'client').timers.timeWait?.startedAt).toBe(seen.moment.at);
      expect(retransmittedBy(seen.lost(), 'server')).toEqual(['timerAgain', 'timerAgain']);
      expect(endsAtLast(seen.lost()).server.state).toBe('CLOSED');
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
  },

  // RFC 9293, 3.4.3: "To be sure that a TCP implementation does not create a segment carrying a sequence number that may be
  // duplicated by an old segment remaining in the network"
  'time-wait-old-segments': {
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
      // the client takes it as received: nothing is retransmitted, nobody is told of an error
      const last = endsAtLast(seen.trace);
      expect(last.client.tcb?.sndUna).toBe(last.client.tcb?.sndNxt);
      expect(seen.trace.steps.flatMap((step) => step.reports).join()).not.toContain('error');
    },
    refused: (seen) => {
      inStates('TIME_WAIT', 'LISTEN')(seen);
      expect(seen.step.reports).toEqual(['error: connection already exists']);
      expect(sentIn(seen)).toEqual([]);
      const [late] = sentBy('client', 'DATA', 2)(seen.trace);
      expect(late!.dueAt).toBeGreaterThan(seen.moment.at);
    },
    kept: (seen) => {
      inStates('TIME_WAIT', 'LISTEN')(seen);
      expect(delivered(seen)).toBe(0);
      expect(sentIn(seen).map((f) => f.segment.rst)).toEqual([true]);
      // later the same numbers carry the real data
      const last = seen.trace.steps.findLast((step) => step.side === 'server')!;
      expect(last.effects).toContainEqual(expect.objectContaining({ kind: 'deliver', bytes: 100 }));
    },
    two: (seen) => {
      // an MSL is two minutes (3.4.2): the ACK takes more than half of one, the FIN nearly one
      const msl = 120e6;
      const ack = sentBy('client', 'ACK', 3)(seen.trace)[0]!;
      const fin = sentBy('server', 'FIN', 7)(seen.trace)[0]!;
      expect(fin.again).not.toBeNull();
      expect(fin.sentAt).toBeLessThan(ack.dueAt);
      for (const { sentAt, dueAt } of [ack, fin]) expect(dueAt - sentAt).toBeLessThan(msl);
      // longer than one after TIME_WAIT began, but not two: somebody is there, and the wait restarts
      expect(seen.moment.at - ack.sentAt).toBeGreaterThan(msl);
      expect(seen.moment.at - ack.sentAt).toBeLessThan(2 * msl);
      expect(seen.frame.ends.client.state).toBe('TIME_WAIT');
      expect(tcbOf(seen, 'client').timers.timeWait?.startedAt).toBe(seen.moment.at);
    },
    oneMsl: (seen) => {
      inStates('CLOSE_WAIT', 'ESTABLISHED')(seen);
      expect(arrived(seen).seq).toBe(seen.step.before.tcb?.rcvNxt);
      expect(told(seen, 'server', 'connection closing')).toBe(1);
    },
  },

  // RFC 9293, 3.4: a pure ACK takes up no sequence number; what does is retransmitted until it is acknowledged
  'losing-the-handshake': {
    synAgain: (seen) => {
      inStates('SYN_SENT', 'LISTEN')(seen);
      expect(sentIn(seen).map((f) => f.again)).toEqual([0]);
      expect(sentIn(seen)[0]!.segment.seq).toBe(tcbOf(seen, 'client').iss);
      const { rtoUs } = tcbOf(seen, 'client');
      expect(rtoUs).toBe(2 * (seen.step.before.tcb?.rtoUs ?? 0));
      const waits = sentAtBy(seen.lost(), sentByAll('client', 'SYN'));
      expect(waits).toEqual([1e6, 2e6]);
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
      // read strictly: a pure ACK, and the client stays where it is
      const strict = traceOf({ scenario: 'syn-ack-lost-by-the-letter' });
      const [ack] = sentBy('server', 'ACK')(strict);
      const arrival = strict.steps.find(
        ({ cause }) => cause.kind === 'segment' && cause.flight === ack!.index,
      )!;
      expect(arrival.walked).toEqual(['SYN_SENT']);
      expect(arrival.sent).toEqual([]);
    },
    ackLost: (seen) => {
      inStates('ESTABLISHED', 'SYN_RCVD')(seen);
      noTimerRuns(seen, 'client');
      expect(seen.trace.flights.filter((f) => f.again !== null)).toEqual([]);
    },
    dataHeals: (seen) => {
      expect(seen.step.walked).toEqual(['SYN_RCVD', 'ESTABLISHED']);
      expect(delivered(seen)).toBe(arrived(seen).dataLen);
    },
    silence: (seen) => {
      inStates('ESTABLISHED', 'SYN_RCVD')(seen);
      expect(arrived(seen)).toMatchObject({ syn: true, ack: true });
      expect(sentIn(seen).map((f) => [f.segment.syn, f.segment.ack])).toEqual([[false, true]]);
    },
    giveUp: (seen) => {
      inStates('CLOSED', 'LISTEN')(seen);
      expect(seen.trace.flights.length).toBe(1 + 8);
    },
  },

  // RFC 9293, 3.10.8 and 3.10.7.4, first step: a FIN is retransmitted; a duplicate one is acknowledged again
  'losing-the-teardown': {
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
      expect(sentAtBy(seen.lost(), sentByAll('server', 'FIN'))).toEqual([1e6, 2e6]);
      expect(endsAtLast(seen.lost()).server.state).toBe('CLOSED');
    },
    everyLastAck: (seen) => {
      inStates('TIME_WAIT', 'CLOSED')(seen);
      const fins = seen.trace.flights.filter((f) => f.from === 'server' && f.segment.fin);
      expect(fins.length).toBe(1 + 6);
      const answers = seen.trace.flights.filter((f) => f.fate === 'lost');
      expect(answers.length).toBe(fins.length);
    },
    anyAck: (seen) => {
      inStates('FIN_WAIT_2', 'CLOSED')(seen);
      expect(arrived(seen).ackNumber).toBe(sentBy('server', 'FIN')(seen.trace)[0]!.segment.seq);
      noTimerRuns(seen, 'client');
      expect(seen.trace.end.reason).toBe('quiet');
    },
  },

  // RFC 6298, 2 to 5; RFC 5681, 3.2
  retransmission: {
    guards: (seen) => {
      timerRuns(seen, 'client');
      isUnderway(seen, sentBy('client', 'DATA'));
      expect(sentBy('client', 'DATA')(seen.trace)[0]!.fate).toBe('lost');
    },
    fires: (seen) => {
      expect(sentIn(seen).map((f) => f.reason)).toEqual(['timerAgain']);
      expect(sentIn(seen)[0]!.segment.seq).toBe(
        sentBy('client', 'DATA')(seen.trace)[0]!.segment.seq,
      );
      expect(tcbOf(seen, 'client').rtoUs).toBe(2 * seen.step.before.tcb!.rtoUs);
      expect(sentAtBy(seen.lost(), sentByAll('client', 'DATA'))).toEqual([1e6, 2e6]);
    },
    karn: (seen) => {
      const { before } = seen.step;
      const { srttUs, rttvarUs, rtoUs } = tcbOf(seen, 'client');
      expect([srttUs, rttvarUs, rtoUs]).toEqual([
        before.tcb!.srttUs,
        before.tcb!.rttvarUs,
        before.tcb!.rtoUs,
      ]);
      expect(rtoUs).toBe(2e6);
    },
    rto: (seen) => {
      const { srttUs, rttvarUs, rtoUs } = tcbOf(seen, 'client');
      expect(rttvarUs).toBeLessThan(seen.step.before.tcb!.rttvarUs);
      expect(rtoUs).toBe(Math.max(1e6, srttUs! + 4 * rttvarUs));
      // on Linux the part of the variation has the minimum
      const linux = traceOf({ scenario: 'open-data-close', profile: 'linuxTextbook' });
      const sample = linux.steps.find((s) => s.rules.includes('linux.rtoSample'))!.after.tcb!;
      expect(sample.rtoUs).toBe(sample.srttUs! + 200e3);
    },
    needless: (seen) => {
      expect(delivered(seen)).toBe(0);
      expect(sentBy('server', 'ACK')(seen.trace)[0]!.fate).toBe('lost');
      expect(sentIn(seen).map((f) => f.segment.ackNumber)).toEqual([segEnd(arrived(seen))]);
      expect(tcbOf(seen, 'server').rcvNxt).toBe(segEnd(arrived(seen)));
    },
    fast: (seen) => {
      expect(sentIn(seen).map((f) => [f.reason, f.segment.seq])).toEqual([
        ['fastAgain', arrived(seen).ackNumber],
      ]);
      const same = seen.trace.steps.filter(
        (s) => s.side === 'client' && s.at <= seen.moment.at && s.rules.includes('ack.duplicate'),
      );
      expect(same.filter((s) => s.index <= seen.step.index).length).toBe(3);
      expect(seen.trace.steps.some((s) => s.cause.kind === 'timer')).toBe(false);
    },
    noBackoff: (seen) => {
      expect(seen.trace.flights.every((f) => f.fate === 'delivered')).toBe(true);
      const sent = sentByAll(
        'client',
        'DATA',
      )(seen.trace).filter((f) => f.sentAt <= seen.moment.at);
      expect(sent.length).toBe(4);
      expect(new Set(sent.map((f) => f.segment.seq)).size).toBe(1);
      expect(tcbOf(seen, 'client').rtoUs).toBe(seen.step.before.tcb?.rtoUs);
    },
  },

  // RFC 9293, 3.8.6 and 3.8.6.1
  'flow-control': {
    window: (seen) => {
      const { sndWnd, unsent } = tcbOf(seen, 'client');
      expect(sentIn(seen).reduce((sum, f) => sum + f.segment.dataLen, 0)).toBe(sndWnd);
      expect(unsent).toBe(100);
    },
    slides: (seen) => {
      const [edge, before] = [tcbOf(seen, 'client'), seen.step.before.tcb!].map(
        ({ sndUna, sndWnd }) => advance(sndUna, sndWnd),
      );
      expect(edge).toBe(before);
      const { sndUna, sndNxt, sndWnd } = tcbOf(seen, 'client');
      // the question: it acknowledges 100 octets and announces as many, and as many are in flight
      expect(distance(seen.step.before.tcb!.sndUna, sndUna)).toBe(100);
      expect([sndWnd, distance(sndUna, sndNxt)]).toEqual([100, 100]);
      expect(sentIn(seen)).toEqual([]);
    },
    closed: (seen) => {
      const { sndUna, sndNxt, sndWnd, timers } = tcbOf(seen, 'client');
      expect([sndUna, sndWnd]).toEqual([sndNxt, 0]);
      expect(timers.persist).toBeDefined();
    },
    probe: (seen) => {
      const [probe] = sentIn(seen);
      expect([probe!.reason, probe!.segment.dataLen]).toEqual(['probe', 1]);
      const answer = seen.trace.steps.find(
        ({ cause }) => cause.kind === 'segment' && cause.flight === probe!.index,
      )!;
      expect(deliveredIn(answer)).toBe(0);
      expect(answer.sent.map((i) => seen.trace.flights[i]!.segment.wnd)).toEqual([0]);
      const linux = traceOf({ scenario: 'zero-window', profile: 'linuxTextbook' });
      for (const { segment } of linux.flights.filter((f) => f.reason === 'probe'))
        expect(segment.dataLen).toBe(0);
    },
    opens: (seen) => {
      const { before } = seen.step;
      expect(before.tcb!.sndUna).toBe(arrived(seen).ackNumber);
      expect([before.tcb!.sndWnd, tcbOf(seen, 'client').sndWnd]).toEqual([0, 200]);
      expect(sentIn(seen).map((f) => f.segment.dataLen)).toEqual([100]);
      // once it is lost, a probe finds the open window, and nothing is missing
      const lost = seen.lost();
      expect(lost.flights.filter((f) => f.reason === 'probe').length).toBe(3);
      const all = lost.steps.reduce(
        (sum, s) => sum + (s.side === 'server' ? deliveredIn(s) : 0),
        0,
      );
      expect(all).toBe(300);
    },
  },

  // RFC 5681, 3.1 and 3.2; RFC 6582
  'congestion-control': {
    window: (seen) => {
      const { cwnd, sndWnd } = tcbOf(seen, 'client');
      expect(sentIn(seen).reduce((sum, f) => sum + f.segment.dataLen, 0)).toBe(cwnd);
      expect(sndWnd).toBeGreaterThan(6000);
    },
    slowStart: (seen) => {
      expect(seen.step.rules).toContain('congestion.slowStart');
      expect(tcbOf(seen, 'client').cwnd - seen.step.before.tcb!.cwnd).toBe(1000);
      expect(sentIn(seen).length).toBe(2);
    },
    duplicates: (seen) => {
      expect(seen.step.rules).toContain('congestion.fastRetransmit');
      const { sndUna, sndNxt, ssthresh } = tcbOf(seen, 'client');
      expect(ssthresh).toBe(distance(sndUna, sndNxt) / 2);
      const next = seen.trace.steps.find((s) => s.rules.includes('congestion.inflate'))!;
      expect(next.after.tcb!.cwnd - next.before.tcb!.cwnd).toBe(1000);
    },
    avoidance: (seen) => {
      expect(seen.step.rules).toContain('congestion.recovered');
      const { cwnd, ssthresh, sndUna, sndNxt } = tcbOf(seen, 'client');
      expect(cwnd).toBeLessThanOrEqual(ssthresh);
      expect(sndUna).toBe(sndNxt);
      // a longer transfer: once past ssthresh, about a segment in each round trip
      const base = scenarioNamed('fast-retransmit')!;
      const long = simulate({
        ...base,
        client: {
          ...base.client,
          reactions: [{ on: 'established', afterUs: 100e3, call: 'send', bytes: 60_000 }],
        },
      });
      const grown = long.steps.filter((s) => s.rules.includes('congestion.avoidance'));
      const [first, later] = [grown[0]!, grown.find((s) => s.at >= grown[0]!.at + 400e3)!];
      const roundTrips = (later.at - first.at) / 100e3;
      const segmentsMore = (later.after.tcb!.cwnd - first.after.tcb!.cwnd) / 1000;
      expect(segmentsMore / roundTrips).toBeGreaterThan(0.7);
      expect(segmentsMore / roundTrips).toBeLessThan(1.3);
    },
    timeout: (seen) => {
      const { cwnd, ssthresh } = tcbOf(seen, 'client');
      expect([cwnd, ssthresh]).toEqual([1000, 2000]);
      const next = seen.trace.steps.find((s) => s.rules.includes('congestion.slowStart'))!;
      expect(next.at).toBeGreaterThan(seen.moment.at);
    },
    oneDuplicate: (seen) => {
      expect(seen.trace.flights.every((f) => f.fate !== 'lost')).toBe(true);
      expect(sentIn(seen).map((f) => [f.reason, f.segment.seq])).toEqual([
        ['fastAgain', arrived(seen).ackNumber],
      ]);
      // half of what was in flight: five segments
      expect(tcbOf(seen, 'client').ssthresh).toBe(2500);
    },
  },

  // RFC 9293, 3.7.4 and 3.8.6.3
  nagle: {
    held: (seen) => {
      const { sndWnd, cwnd, sndMss, unsent } = tcbOf(seen, 'client');
      expect(sentIn(seen)).toEqual([]);
      expect([unsent, flightSize(tcbOf(seen, 'client'))]).toEqual([100, 100]);
      for (const room of [sndWnd, cwnd, sndMss]) expect(room).toBeGreaterThan(200);
    },
    bothWait: (seen) => {
      expect(sentIn(seen)).toEqual([]);
      const { startedAt, deadline } = tcbOf(seen, 'server').timers.delayedAck!;
      expect(deadline - startedAt).toBe(40e3);
      // the ACK of the first request rode on the reply
      const [reply] = sentBy('server', 'DATA')(seen.trace);
      expect(reply!.segment.ackNumber).toBe(arrived(seen).seq);
      expect(sentBy('server', 'ACK')(seen.trace)[0]!.sentAt).toBeGreaterThan(reply!.sentAt);
    },
    released: (seen) => {
      expect(sentIn(seen).map((f) => kindOf(f.segment))).toEqual(['ACK']);
      const [half] = sentBy('client', 'DATA', 3)(seen.trace);
      expect(half!.sentAt).toBe(sentIn(seen)[0]!.dueAt);
    },
    noDelay: (seen) => {
      const [first, second] = sentByAll('client', 'DATA')(seen.trace).slice(1);
      expect(first!.sentAt).toBe(second!.sentAt);
      const [late] = sentBy('client', 'DATA', 3)(traceOf({ scenario: 'nagle-40ms' }));
      expect(late!.dueAt - seen.moment.at).toBe(100e3 + 40e3);
    },
    oneWrite: (seen) => {
      expect(arrived(seen).dataLen).toBe(200);
      expect(seen.trace.steps.some(({ rules }) => rules.includes('send.nagle'))).toBe(false);
      // nothing was in flight, and the request is there as early as with TCP_NODELAY
      const [half] = sentBy('client', 'DATA', 3)(traceOf({ scenario: 'nagle-nodelay' }));
      expect(seen.moment.at).toBe(half!.dueAt);
    },
  },

  // RFC 9438, 4.2, 4.3 and 4.6; RFC 5681, 3.1
  cubic: {
    loss: (seen) => {
      const { cwnd, sndMss } = seen.step.before.tcb!;
      const share = tcbOf(seen, 'client').ssthresh / sndMss;
      expect(share).toBe(Math.trunc((0.7 * cwnd) / sndMss));
      expect(sentIn(seen)[0]!.segment.seq).toBe(arrived(seen).ackNumber);
    },
    back: (seen) => {
      const { cwnd, ssthresh, sndMss } = tcbOf(seen, 'client');
      expect((cwnd - ssthresh) / sndMss).toBe(2);
      // one round trip after it was at ssthresh
      const [begins] = stepsOf(seen.trace, 'linux.cubicGrowth');
      expect(seen.moment.at - begins!.at).toBeLessThanOrEqual(600e3);
    },
    plateau: (seen) => {
      const [loss] = stepsOf(seen.trace, 'linux.recoversBySack');
      const atLoss = loss!.before.tcb!.cwnd;
      const { cwnd, sndMss } = tcbOf(seen, 'client');
      expect(Math.abs(cwnd - atLoss)).toBeLessThanOrEqual(sndMss);
      // it was there a round trip earlier, and is there at the end
      const then = seen.trace.steps.findLast(
        ({ at, side }) => side === 'client' && at < seen.moment.at - 600e3,
      );
      expect(Math.abs(then!.after.tcb!.cwnd - cwnd)).toBeLessThanOrEqual(sndMss);
      expect(endsAtLast(seen.trace).client.tcb!.cwnd).toBe(cwnd);
    },
    reno: (seen) => {
      const windows = windowsAfter(seen.trace, 'congestion.recovered');
      expect(windows.slice(1, 4).map((cwnd, i) => cwnd - windows[i]!)).toEqual([1448, 1448, 1448]);
      const cubics = windowsAfter(traceOf({ scenario: 'cubic' }), 'congestion.recovered');
      expect(cubics[2]).toBe(11 * 1448);
      expect(windows[2]).toBeLessThan(11 * 1448);
    },
    longPaths: (seen) => {
      const { at } = traceOf({ scenario: 'cubic' }).end;
      expect(seen.trace.end.at - at).toBeGreaterThanOrEqual(600e3);
      // ten gigabits a second in segments of 1500 octets: the time to get back half of it, and CUBIC's K
      const window = (10e9 * 0.1) / 8 / 1500;
      expect((window / 2) * 0.1).toBeGreaterThan(3600);
      expect(Math.cbrt((window * 0.3) / 0.4)).toBeCloseTo(40, 0);
    },
  },

  // RFC 9293, figures 7 and 13
  // RFC 2018, 4 and 5; RFC 8985, 6.2 and 7
  'selective-ack': {
    hole: (seen) => {
      expect(arrived(seen).sack).toHaveLength(1);
      expect(sentBy('client', 'DATA', 4)(seen.trace)[0]!.fate).toBe('lost');
    },
    one: (seen) => {
      expect(retransmittedBy(seen.trace, 'client')).toEqual(['sackAgain']);
      const { ssthresh } = tcbOf(seen, 'client');
      expect(ssthresh / seen.step.before.tcb!.cwnd).toBeCloseTo(0.7, 1);
    },
    tail: (seen) => {
      expect(sentIn(seen).map((f) => f.reason)).toEqual(['probeAgain']);
      const after = seen.lost();
      const timeout = after.steps.find(({ rules }) => rules.includes('congestion.timeout'));
      expect(timeout?.after.tcb).toMatchObject({ cwnd: timeout?.after.tcb?.sndMss });
    },
    repaired: (seen) => {
      expect(retransmittedBy(seen.trace, 'client')).toEqual(['probeAgain', 'sackAgain']);
      expect(seen.trace.steps.some(({ rules }) => rules.includes('congestion.timeout'))).toBe(
        false,
      );
    },
    without: (seen) => {
      expect(tcbOf(seen, 'client').cwnd).toBe(tcbOf(seen, 'client').sndMss);
      expect(sentIn(seen).length).toBe(1);
      expect(retransmittedBy(seen.trace, 'client')).toHaveLength(2);
    },
  },

  // RFC 8985, 6.2; RFC 3522; RFC 3708; RFC 4015
  'needless-retransmission': {
    patience: (seen) => {
      expect(tcbOf(seen, 'client').timers.reordering).toBeDefined();
      expect(retransmittedBy(seen.trace, 'client')).toEqual([]);
    },
    mistaken: (seen) => {
      expect(sentIn(seen).map((f) => f.reason)).toEqual(['sackAgain']);
      expect(sentBy('client', 'DATA', 2)(seen.trace)[0]!.fate).toBe('delayed');
    },
    undone: (seen) => {
      const [again] = sentBy('client', 'DATA', 7)(seen.trace);
      expect(arrived(seen).timestamps!.echo).toBeLessThan(again!.segment.timestamps!.value);
      expect(tcbOf(seen, 'client').cwnd).toBeGreaterThan(seen.step.before.tcb!.cwnd);
    },
    dsack: (seen) => {
      const { sack, ackNumber } = arrived(seen);
      expect(distance(sack![0]!.start, ackNumber)).toBeGreaterThan(0);
      expect(tcbOf(seen, 'client').cwnd).toBeGreaterThan(seen.step.before.tcb!.cwnd);
    },
    timeout: (seen) => {
      expect(retransmittedBy(seen.trace, 'client')).toEqual(['probeAgain', 'timerAgain']);
      expect(tcbOf(seen, 'client').rtoUs).toBeGreaterThan(seen.step.before.tcb!.rtoUs);
    },
  },

  // RFC 7323, 2 and 5
  'timestamps-and-scaling': {
    paws: (seen) => {
      expect(seen.step.rules).toContain('timestamps.old');
      expect(arrived(seen).seq).toBe(tcbOf(seen, 'server').rcvNxt);
      expect(arrived(seen).timestamps!.value).toBeLessThan(seen.step.before.tcb!.tsRecent!);
      expect(delivered(seen)).toBe(0);
    },
    without: (seen) => {
      expect(delivered(seen)).toBe(0);
      expect(arrived(seen).seq).not.toBe(tcbOf(seen, 'server').rcvNxt);
    },
    unscaled: (seen) => {
      const { sndWnd, cwnd } = tcbOf(seen, 'client');
      expect(sndWnd).toBeLessThanOrEqual(65_535);
      expect(cwnd).toBeGreaterThan(sndWnd);
    },
    scaled: (seen) => {
      const { sndWnd, cwnd, sndScale } = tcbOf(seen, 'client');
      expect(sndScale).toBeGreaterThan(0);
      expect(sndWnd).toBeGreaterThan(65_535);
      expect(cwnd).toBeLessThan(sndWnd);
    },
  },

  // RFC 3168, 6.1
  ecn: {
    agreed: (seen) => {
      const [syn] = sentBy('client', 'SYN')(seen.trace);
      expect([syn!.segment.ece, syn!.segment.cwr]).toEqual([true, true]);
      expect([arrived(seen).ece, arrived(seen).cwr ?? false]).toEqual([true, false]);
      const ask = (ecn: 'ask' | 'answer') =>
        simulate({ ...scenarioNamed('ecn')!, settings: { ecn } }).flights[0]!.segment.ece ?? false;
      expect([ask('ask'), ask('answer')]).toEqual([true, false]);
    },
    marked: (seen) => {
      expect(delivered(seen)).toBe(arrived(seen).dataLen);
      const acks = sentByAll('server', 'ACK')(seen.trace).map((f) => f.segment.ece ?? false);
      const first = acks.indexOf(true);
      expect(acks.slice(first, acks.lastIndexOf(true) + 1)).not.toContain(false);
      expect(acks.lastIndexOf(true)).toBeGreaterThan(first);
    },
    echoed: (seen) => {
      expect(arrived(seen).ece).toBe(true);
      const { ssthresh, sndMss } = tcbOf(seen, 'client');
      const before = seen.step.before.tcb!.cwnd / sndMss;
      expect(ssthresh / sndMss).toBe(Math.trunc(0.7 * before));
      expect(endsAtLast(seen.trace).client.tcb!.ssthresh).toBe(ssthresh);
      expect(retransmittedBy(seen.trace, 'client')).toEqual([]);
    },
    reduced: (seen) => {
      expect(arrived(seen).cwr).toBe(true);
      const later = sentByAll(
        'server',
        'ACK',
      )(seen.trace).filter((f) => f.sentAt >= seen.moment.at);
      expect(later.map((f) => f.segment.ece ?? false)).toEqual(later.map(() => false));
      expect(later.length).toBeGreaterThan(0);
    },
    without: (seen) => {
      const [again] = sentIn(seen);
      expect([again!.reason, again!.again]).toEqual([
        'sackAgain',
        sentBy('client', 'DATA', 2)(seen.trace)[0]!.index,
      ]);
      const reducedTo = endsAtLast(traceOf({ scenario: 'ecn' })).client.tcb!.ssthresh;
      expect(tcbOf(seen, 'client').ssthresh).toBe(reducedTo);
      const wholeAt = (trace: ConnectionTrace) =>
        trace.steps.filter((s) => s.side === 'server' && deliveredIn(s) > 0)[1]!.at;
      expect(wholeAt(seen.trace) - wholeAt(traceOf({ scenario: 'ecn' }))).toBe(100e3);
    },
  },

  // RFC 6191; RFC 7323, 5.3; RFC 9293, 3.6.1
  'time-wait-reuse': {
    taken: (seen) => {
      inStates('TIME_WAIT', 'LISTEN')(seen);
      expect(seen.step.reports).toEqual(['error: connection already exists']);
      expect(sentIn(seen)).toEqual([]);
    },
    reused: (seen) => {
      expect(seen.step.walked).toEqual(['TIME_WAIT', 'SYN_SENT']);
      const old = seen.trace.flights.filter(
        (f) => f.from === 'client' && f.sentAt < seen.moment.at,
      );
      const { seq, timestamps } = sentIn(seen)[0]!.segment;
      for (const { segment } of old) {
        expect(timestamps!.value - segment.timestamps!.value).toBeGreaterThan(1000);
        expect(distance(segEnd(segment), seq)).toBeLessThan(2 ** 31);
      }
      // a second is needed, and 1
      const base = scenarioNamed('time-wait-timestamps')!;
      const tooSoon = simulate({
        ...base,
        actions: [
          ...base.actions.slice(0, 2),
          { atUs: 1_200_000, side: 'client', call: 'connect' },
        ],
      });
      expect(tooSoon.steps.find(({ at }) => at === 1_200_000)!.walked).toEqual(['TIME_WAIT']);
    },
    oldSegment: (seen) => {
      inStates('ESTABLISHED', 'ESTABLISHED')(seen);
      expect(seen.step.rules).toContain('timestamps.old');
      expect(delivered(seen)).toBe(0);
      const [, syn] = sentByAll('client', 'SYN')(seen.trace);
      expect(arrived(seen).timestamps!.value).toBeLessThan(syn!.segment.timestamps!.value);
    },
    server: (seen) => {
      expect(seen.step.walked).toEqual(['TIME_WAIT', 'SYN_RCVD']);
      const [, syn] = sentByAll('client', 'SYN')(seen.trace);
      expect(syn!.segment).toBe(arrived(seen));
    },
    recycled: (seen) => {
      inStates('SYN_SENT', 'SYN_RCVD')(seen);
      const [fin] = sentBy('client', 'FIN')(seen.trace);
      expect(arrived(seen).timestamps!.value).toBeGreaterThan(fin!.segment.timestamps!.value);
    },
  },

  // RFC 7413, 2.1, 4.1 and 4.2
  'fast-open': {
    cookie: (seen) => {
      const [syn] = sentBy('client', 'SYN')(seen.trace);
      expect([syn!.segment.fastOpen, syn!.segment.dataLen]).toEqual(['', 0]);
      expect(arrived(seen).fastOpen).toMatch(/^[0-9a-f]{16}$/);
      expect(sentIn(seen).map((f) => f.segment.dataLen)).toEqual([100]);
      expect(seen.moment.at - syn!.sentAt).toBe(100e3);
    },
    withSyn: (seen) => {
      inStates('SYN_SENT', 'SYN_RCVD')(seen);
      expect(delivered(seen)).toBe(100);
      const { syn, dataLen, fastOpen } = arrived(seen);
      const [given] = sentBy('server', 'SYN_ACK')(seen.trace);
      expect([syn, dataLen, fastOpen]).toEqual([true, 100, given!.segment.fastOpen]);
      expect(sentIn(seen)[0]!.segment.ackNumber).toBe(segEnd(arrived(seen)));
    },
    earlier: (seen) => {
      inStates('ESTABLISHED', 'SYN_RCVD')(seen);
      const untilReply = [1, 2].map((nth) => {
        const [syn] = sentBy('client', 'SYN', nth)(seen.trace);
        return sentBy('server', 'DATA', nth)(seen.trace)[0]!.dueAt - syn!.sentAt;
      });
      expect(untilReply[0]! - untilReply[1]!).toBe(100e3);
    },
    refused: (seen) => {
      const [syn] = sentBy('client', 'SYN')(seen.trace);
      expect(syn!.segment.dataLen).toBe(100);
      expect(arrived(seen).ackNumber).toBe(advance(syn!.segment.seq, 1));
      expect(arrived(seen).fastOpen).not.toBe(syn!.segment.fastOpen);
      expect(sentIn(seen).map((f) => [f.segment.dataLen, f.again])).toEqual([[100, syn!.index]]);
    },
    lost: (seen) => {
      const [again] = sentIn(seen);
      expect([again!.segment.syn, again!.segment.dataLen]).toEqual([true, 0]);
      expect(again!.segment.fastOpen).toBeUndefined();
      const given = seen.trace.steps.filter(({ side }) => side === 'server').map(deliveredIn);
      expect(given.reduce((sum, octets) => sum + octets, 0)).toBe(100);
    },
    twice: (seen) => {
      inStates('TIME_WAIT', 'SYN_RCVD')(seen);
      const given = seen.trace.steps.filter(({ side }) => side === 'server').map(deliveredIn);
      expect(given.filter((octets) => octets > 0)).toEqual([100, 100]);
      // the client wants nothing of it
      expect(endsAtLast(seen.trace).server.state).toBe('LISTEN');
    },
  },

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
      const lost = seen.lost();
      const states = (side: Side) =>
        lost.steps.filter((s) => s.side === side).flatMap((s) => s.walked.slice(1));
      expect(states('server')).toContain('CLOSING');
      expect(states('client')).toContain('FIN_WAIT_2');
      expect(states('client')).not.toContain('CLOSING');
      expect(retransmittedBy(lost, 'server')).toEqual(['timerAgain']);
      for (const side of ['client', 'server'] as const)
        expect(states(side).at(-2)).toBe('TIME_WAIT');
    },
    closing: (seen) => {
      inStates('CLOSING', 'CLOSING')(seen);
      expect(arrived(seen).ackNumber).not.toBe(tcbOf(seen, 'client').sndNxt);
    },
    bothWait: inStates('TIME_WAIT', 'TIME_WAIT'),
  },

  // RFC 9293, 3.5.2 and 3.5.3; RFC 5961, 3.2
  reset: {
    refused: (seen) => {
      expect(seen.step.walked).toEqual(['SYN_SENT', 'CLOSED']);
      inStates('CLOSED', 'CLOSED')(seen);
      expect([arrived(seen).rst, arrived(seen).ackNumber]).toEqual([
        true,
        segEnd(sentBy('client', 'SYN')(seen.trace)[0]!.segment),
      ]);
      expect(seen.step.reports.join()).toContain('error');
    },
    abort: (seen) => {
      inStates('CLOSED', 'CLOSED')(seen);
      const call = seen.trace.steps.find((step) => isCall(step, 'abort'))!;
      expect(call.walked).toEqual(['ESTABLISHED', 'CLOSED']);
      expect(call.sent.map((i) => seen.trace.flights[i]!.segment.rst)).toEqual([true]);
      expect(arrived(seen).seq).toBe(seen.step.before.tcb?.rcvNxt);
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
      const { rcvNxt, rcvWnd } = tcbOf(seen, 'server');
      expect(arrived(seen).rst).toBe(true);
      expect(distance(rcvNxt, arrived(seen).seq)).toBeGreaterThan(0);
      expect(distance(rcvNxt, arrived(seen).seq)).toBeLessThan(rcvWnd);
      expect(sentIn(seen).map((f) => [f.segment.rst, f.segment.ack])).toEqual([[false, true]]);
    },
    exact: (seen) => {
      expect(arrived(seen).seq).toBe(seen.step.before.tcb?.rcvNxt);
      expect(seen.frame.ends.server.state).toBe('CLOSED');
      expect(sentIn(seen)).toEqual([]);
    },
    storm: (seen) => {
      inStates('CLOSED', 'CLOSED')(seen);
      expect(arrived(seen).rst).toBe(true);
      expect(sentIn(seen).map((f) => f.segment.rst)).toEqual([true]);
      expect(seen.trace.end.reason).toBe('until');
      const byTcp = traceOf({ scenario: 'reset-storm', profile: 'rfc' });
      expect(byTcp.flights.map((f) => [f.from, f.segment.rst])).toEqual([['client', true]]);
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
      // with keep-alive a probe is answered with a RST, and the state ends
      const [leak, minute] = [scenarioNamed('close-wait-leak')!, 60e6];
      const alive = simulate({
        ...leak,
        server: {
          ...leak.server,
          settings: { keepAlive: { idleUs: 2 * minute, intervalUs: minute, probes: 9 } },
        },
        actions: leak.actions.slice(0, 2),
      });
      const ended = alive.steps.find(
        (s) =>
          s.side === 'server' && s.before.state === 'CLOSE_WAIT' && s.after.state !== 'CLOSE_WAIT',
      );
      expect(ended?.cause).toMatchObject({ kind: 'segment', segment: { rst: true } });
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

  // RFC 9293, 3.8.4: "Keep-alive packets MUST only be sent when no sent data is outstanding"
  'keep-alive': {
    silent: (seen) => {
      inStates('ESTABLISHED', 'ESTABLISHED')(seen);
      // without keep-alive nothing more happens
      const base = scenarioNamed('keep-alive-finds-dead-peer')!;
      const off = simulate({ ...base, server: { iss: base.server.iss } });
      expect(endsAtLast(off).server.state).toBe('ESTABLISHED');
      expect(off.end.reason).toBe('quiet');
    },
    probe: (seen) => {
      const [probe] = sentIn(seen);
      expect([probe!.reason, probe!.segment.dataLen, probe!.fate]).toEqual([
        'keepAlive',
        0,
        'lost',
      ]);
      expect(probe!.segment.seq).toBe(advance(tcbOf(seen, 'client').rcvNxt, -1));
      const { keepAlive } = seen.step.before.tcb!.timers;
      expect(keepAlive!.deadline - keepAlive!.startedAt).toBe(7200e6);
    },
    gone: (seen) => {
      inStates('ESTABLISHED', 'CLOSED')(seen);
      const probes = seen.trace.flights.filter((f) => f.reason === 'keepAlive');
      expect(probes.length).toBe(9);
      expect(sentAtBy(seen.trace, () => probes)).toEqual(Array(8).fill(75e6));
    },
    restarted: (seen) => {
      inStates('CLOSED', 'CLOSED')(seen);
      expect(arrived(seen).rst).toBe(true);
      expect(seen.step.reports).toEqual(['connection reset']);
      // so does a probe
      const base = scenarioNamed('half-open')!;
      const probed = simulate({
        ...base,
        server: {
          ...base.server,
          settings: { keepAlive: { idleUs: 60e6, intervalUs: 60e6, probes: 9 } },
        },
        actions: base.actions.filter(({ call }) => call !== 'send'),
      });
      const sent = probed.flights.slice(-2).map((f) => [f.reason === 'keepAlive', f.segment.rst]);
      expect(sent).toEqual([
        [true, false],
        [false, true],
      ]);
      expect(endsAtLast(probed).server.state).toBe('CLOSED');
    },
    unacknowledged: (seen) => {
      inStates('CLOSED', 'ESTABLISHED')(seen);
      const data = sentByAll('client', 'DATA')(seen.trace);
      expect(data.length).toBe(1 + 15);
      const minutes = (seen.moment.at - data[0]!.sentAt) / 60e6;
      expect(minutes).toBeGreaterThan(13);
      expect(minutes).toBeLessThan(17);
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
    const lost = () => {
      const [flight] = lessonStep.loses?.(trace) ?? [];
      if (flight === undefined) throw new Error('the reader is to lose nothing here');
      const { lose = [] } = lessonStep;
      return traceOf({ ...lessonStep, lose: [...lose, { from: flight.from, nth: flight.nth }] });
    };
    claimsOf(id)[name]!({ trace, moment, step, frame, states, highlight, lost });
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
