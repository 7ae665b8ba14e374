/** Each accuracy note that has a run: the run has the moment, and shows there what the note says. */
import { itemsOf } from '../../machines/tcp/list.ts';
import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../machines/stacks/profiles.ts';
import { memoryInUse } from '../../machines/stacks/linux/sendMemory.ts';
import { linuxOf } from '../../machines/stacks/linux/variables.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import { segmentLabel } from '../../machines/tcp/segment.ts';
import { advance, distance } from '../../machines/tcp/sequence.ts';
import type { Tcb } from '../../machines/tcp/tcb.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { traceOf, type Case } from '../../src/cases/case.ts';
import {
  CONTRASTED,
  PROFILE_OF,
  contrastOf,
  isContrast,
  NOTE_GROUPS,
  NOTE_IDS,
  noteCase,
  rowsOf,
  type Contrasted,
  type ContrastId,
  type NoteId,
} from '../../src/cases/notes/index.ts';
import type { CONTRADICTIONS } from '../../src/cases/notes/contradictions.ts';
import type { SIMPLIFIED } from '../../src/cases/notes/simplified.ts';
import { scenarioNamed } from '../../src/scenarios/named.ts';
import type { SimulatedTrace } from '../../src/simulation/connectionRun.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { Side } from '../../src/trace/side.ts';
import type { Step } from '../../src/trace/connection.ts';
import { endsAtLast } from '../../src/trace/moment.ts';

/** A run at the moment of its case: the step that has just happened there. */
interface Shown {
  readonly trace: SimulatedTrace;
  readonly step: Step;
}

function shown(example: Case): Shown {
  const trace = traceOf(example);
  const step = trace.steps[example.moment(trace)?.step ?? -1];
  if (step === undefined) throw new Error(`the run of ${example.scenario} has no such moment`);
  return { trace, step };
}

function noteOf(id: NoteId, profile?: Contrasted): Case {
  const example = noteCase(id, profile);
  if (example === null) throw new Error(`no run shows ${id}`);
  return example;
}

/** The segments that a step sends: flags, number, octets. */
const sentIn = ({ trace, step }: Shown): string[] =>
  step.sent.map((index) => {
    const { segment } = trace.flights[index]!;
    return `${segmentLabel(segment)} ${segment.seq} ${segment.dataLen}`;
  });

/** The connection record after the step, or before it. */
function recordOf({ step }: Shown, when: 'before' | 'after' = 'after'): Tcb {
  const { tcb } = step[when];
  if (tcb === null) throw new Error('no TCB');
  return tcb;
}

const before = (run: Shown): Tcb => recordOf(run, 'before');

function expectCited({ step }: Shown, ...rules: RuleId[]): void {
  for (const rule of rules) expect(step.rules).toContain(rule);
}

/** How long a timer was set for by the step. */
function started({ step }: Shown, timer: string): number | undefined {
  const effect = step.effects.find((each) => each.kind === 'startTimer' && each.timer === timer);
  return effect?.kind === 'startTimer' ? effect.delayUs : undefined;
}

const statesOf = ({ trace }: Shown, side: Side): string[] =>
  trace.steps.filter((step) => step.side === side).flatMap((step) => step.walked);

type WithRun<T> = { [K in keyof T]: T[K] extends null ? never : K }[keyof T];
type Single = keyof typeof CONTRADICTIONS | WithRun<typeof SIMPLIFIED>;

/** What the run of each note shows; a note without an entry does not compile. */
const SHOWS: Readonly<Record<Single, (run: Shown) => void>> = {
  'repeated-syn': (run) => {
    expectCited(run, 'sequence.repeatedSyn');
    expect(sentIn(run)).toEqual(['ACK 301 0']);
    expect(run.trace.steps.some((step) => step.rules.includes('synSent.ignores'))).toBe(true);
  },
  'crossed-syn-ack': (run) => {
    const { cause } = run.step;
    const number = cause.kind === 'segment' ? cause.segment.seq : null;
    expect(number).toBe(advance(before(run).rcvNxt, -1));
    expect(run.step.walked).toEqual(['SYN_RCVD', 'ESTABLISHED']);
  },
  'second-syn': (run) => {
    expect(run.step.walked).toEqual(['SYN_RCVD', 'LISTEN']);
    expect(sentIn(run)).toEqual([]);
  },
  'bad-ack-of-syn': (run) => {
    expect(sentIn(run)).toEqual(['RST 90 0']);
    expect(run.step.after.state).toBe('SYN_RCVD');
  },
  'reset-of-an-open': (run) => expect(run.step.walked).toEqual(['SYN_SENT', 'CLOSED']),
  'fin-before-established': (run) =>
    expect(run.step.walked).toEqual(['SYN_RCVD', 'ESTABLISHED', 'CLOSE_WAIT']),
  'fin-that-acknowledges': (run) =>
    expect(run.step.walked).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT']),
  'ack-of-the-fin-alone': (run) => {
    expect(run.step.walked).toEqual(['FIN_WAIT_1']);
    expect(recordOf(run).sndUna).not.toBe(recordOf(run).sndNxt);
  },
  'syn-and-fin-count': (run) => {
    const { finSeq, sndUna } = recordOf(run);
    expect(sndUna).toBe(advance(finSeq!, 1));
  },
  'fin-above-a-gap': (run) => {
    expect([...itemsOf(recordOf(run).held)]).toMatchObject([{ fin: true }]);
    expect(recordOf(run).rcvNxt).toBe(before(run).rcvNxt);
  },
  'ack-above-a-gap': (run) => {
    expectCited(run, 'ack.ofSyn', 'fin.held');
    expect(run.step.walked).toEqual(['SYN_RCVD', 'ESTABLISHED']);
  },
  'both-close-at-once': (run) => {
    for (const side of ['client', 'server'] as const)
      expect(statesOf(run, side)).toContain('TIME_WAIT');
  },
  'abort-without-a-wait': (run) => {
    expect(run.step.walked).toEqual(['ESTABLISHED', 'CLOSED']);
    expect([...statesOf(run, 'client'), ...statesOf(run, 'server')]).not.toContain('TIME_WAIT');
  },
  'repeated-fin': (run) => {
    expectCited(run, 'sequence.repeatedFin');
    expect(started(run, 'timeWait')).toBe(PROFILES.rfc.timeWaitUs);
  },
  'reset-in-time-wait': (run) => {
    expect(run.step.walked).toEqual(['TIME_WAIT', 'CLOSED']);
    expect(CONTRASTED.map((name) => PROFILES[PROFILE_OF[name]].rfc1337)).toEqual([false, false]);
  },
  'ack-beyond-the-window': (run) => {
    const { sndUna, sndNxt, sndWnd } = recordOf(run);
    expect([sndWnd, sndNxt]).toEqual([0, advance(sndUna, 1)]);
    expect(sentIn(run)).toEqual([`ACK ${sndUna} 0`]);
  },
  'acks-without-end': ({ trace }) => {
    const answers = trace.steps.filter((step) => step.rules.includes('sequence.unacceptable'));
    expect(answers.length).toBeGreaterThan(5);
    expect(trace.flights.at(-1)?.fate).toBe('lost');
  },
  'which-constants': (run) => {
    expect(before(run).rtoUs).toBe(PROFILES.rfc.rtoInitialUs);
    expect(PROFILES.rfc.timeWaitUs).not.toBe(PROFILES.linuxTextbook.timeWaitUs);
  },
  options: ({ trace }) => {
    const fields = 'ack ackNumber dataLen fin mss psh rst seq syn wnd';
    expect(Object.keys(trace.flights[0]!.segment).sort().join(' ')).toBe(fields);
    expect(Math.max(...trace.flights.map(({ segment }) => segment.wnd))).toBe(65_535);
  },
  'no-contents': ({ step }) => {
    const delivered = step.effects.find((effect) => effect.kind === 'deliver')!;
    expect(Object.keys(delivered).sort()).toEqual(['bytes', 'kind', 'seq']);
  },
  'initial-numbers': (run) => expect(recordOf(run).iss).toBe(run.trace.ends.client.iss[0]),
  'one-link': ({ trace, step }) => {
    const together = step.sent.map((index) => trace.flights[index]!);
    expect(together.length).toBeGreaterThan(1);
    expect(new Set(together.map(({ dueAt }) => dueAt)).size).toBe(1);
    for (const flight of trace.flights) expect(flight.sentAt).toBe(trace.steps[flight.step]?.at);
  },
  'exact-timers': (run) => {
    expect(run.step.at).toBe(before(run).timers.retransmission?.deadline);
    expect(CONTRASTED.map((name) => PROFILES[PROFILE_OF[name]].timerHz)).toEqual([0, 0]);
  },
  'no-nagle': (run) => {
    // 3.7.4, SHLD-7: with data unacknowledged, less than a full segment is to wait
    expect(CONTRASTED.map((name) => PROFILES[PROFILE_OF[name]].nagle)).toEqual([false, false]);
    expect(before(run).sndUna).not.toBe(before(run).sndNxt);
    expect(sentIn(run)).toEqual(['DATA 201 100']);
    const { scenario } = run.trace;
    const withNagle = simulate({ ...scenario, settings: { ...scenario.settings, nagle: true } });
    const same = withNagle.steps.find(({ at, side }) => at === run.step.at && side === 'client');
    expect(same?.sent).toEqual([]);
    const close = { atUs: run.step.at, side: 'client', call: 'close' } as const;
    const actions = [...withNagle.scenario.actions, close];
    const closed = simulate({ ...withNagle.scenario, actions });
    const last = closed.flights.find(({ segment }) => segment.fin);
    expect([last?.sentAt, last?.segment.dataLen]).toEqual([run.step.at, 100]);
  },
};

type BothRuns = Readonly<Record<Contrasted, Shown>>;

/** What the two runs of each difference show. */
const DIFFER: Readonly<Record<ContrastId, (runs: BothRuns) => void>> = {
  'segment-and-buffer': ({ rfc, linux }) => {
    const syn = ({ trace }: Shown) => trace.flights[0]!.segment;
    expect([syn(rfc).mss, syn(rfc).wnd]).toEqual([PROFILES.rfc.mss, PROFILES.rfc.rcvBuf]);
    expect(syn(linux).mss).toBe(PROFILES.linuxTextbook.mss);
    // half of the memory, in whole segments
    const half = Math.min(PROFILES.linuxTextbook.rcvBuf / 2, 65_535);
    expect(syn(linux).wnd).toBe(half - (half % PROFILES.linuxTextbook.mss));
  },
  'retransmission-timeout': ({ rfc, linux }) => {
    expect([rfc, linux].map((run) => before(run).rtoUs)).toEqual([s(1), ms(300)]);
    expect(before(rfc).srttUs).toBe(ms(100));
    expect([before(linux).srttUs, before(linux).rttvarUs]).toEqual([ms(100), ms(200)]);
  },
  'patience-with-a-syn': ({ rfc, linux }) => {
    expect(before(rfc).retransmissions).toBe(PROFILES.rfc.synRetries);
    expect(before(linux).retransmissions).toBe(PROFILES.linuxTextbook.synRetries);
    // 3.8.3, MUST-23: at least three minutes
    expect(rfc.step.at).toBeGreaterThan(s(180));
    expect(linux.step.at).toBeLessThan(s(180));
    expect(PROFILES.linuxTextbook.synLinearTimeouts).toBe(0);
    const began = linux.trace.flights[0]!.sentAt;
    expect(linux.step.at - began).toBe(s(127));
    // as since Linux 6.5
    const { scenario } = linux.trace;
    const { flights, end } = simulate({
      ...scenario,
      settings: { ...scenario.settings, synLinearTimeouts: 4 },
    });
    expect(flights.map(({ sentAt }) => (sentAt - began) / s(1))).toEqual([
      0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67,
    ]);
    expect(end.at - began).toBe(s(131));
  },
  'patience-with-data': ({ rfc, linux }) => {
    expectCited(rfc, 'timer.giveUp');
    expectCited(linux, 'linux.patienceOver');
    expect(before(rfc).retransmissions).toBe(PROFILES.rfc.dataRetries);
    expect(linux.step.at - before(linux).firstAgainAt!).toBeGreaterThan(s(924.6));
  },
  'patience-of-nobody': ({ rfc, linux }) => {
    expect([PROFILES.rfc.lastAckFrom, PROFILES.linuxTextbook.lastAckFrom]).toEqual([
      'fin',
      'close',
    ]);
    const withProgram = shown(noteOf('patience-with-data', 'linux'));
    expect(before(linux).orphan).toBe(true);
    expect(linux.step.at).toBeLessThan(withProgram.step.at / 4);
    expect(before(rfc).retransmissions).toBe(PROFILES.rfc.dataRetries);
  },
  'after-a-timeout': ({ rfc, linux }) => {
    for (const run of [rfc, linux]) expectCited(run, 'ack.new');
    expect(sentIn(rfc)).toEqual([]);
    expect(before(rfc).inFlight.length).toBeGreaterThan(1);
    expectCited(linux, 'linux.sendsLostAgain');
    expect(sentIn(linux)).toHaveLength(2);
  },
  'one-segment-of-two': ({ rfc, linux }) => {
    for (const run of [rfc, linux]) expect(before(run).inFlight).toHaveLength(2);
    expect(sentIn(rfc)).toEqual(['DATA 101 100']);
    expect(sentIn(linux)).toEqual(['FIN+ACK 101 100']);
  },
  congestion: ({ rfc, linux }) => {
    const inFlight = 100;
    expect(recordOf(rfc).ssthresh).toBe(Math.max(inFlight / 2, 2 * PROFILES.rfc.mss));
    // Reno, as recorded: CUBIC would take 717/1024 of it
    expect(recordOf(linux).ssthresh).toBe(before(linux).cwnd / 2);
  },
  'initial-window': ({ rfc, linux }) => {
    expectCited(rfc, 'congestion.windowFull');
    expect(recordOf(rfc).cwnd).toBe(4 * PROFILES.rfc.mss);
    expect(recordOf(linux).cwnd).toBe(10 * PROFILES.linuxTextbook.mss);
    expect(recordOf(linux).unsent).toBe(0);
  },
  'when-to-acknowledge': ({ rfc, linux }) => {
    expect(sentIn(rfc)).toEqual(['ACK 501 0']);
    expect(sentIn(linux)).toEqual([]);
    expectCited(linux, 'linux.awaitsAnswer');
    expect(linux.trace.steps.some((step) => step.rules.includes('linux.quickAck'))).toBe(true);
  },
  'rest-of-the-window': ({ rfc, linux }) => {
    const lengths = (run: Shown) => sentIn(run).map((text) => Number(text.split(' ')[2]));
    expect([recordOf(rfc).sndWnd, ...lengths(rfc)]).toEqual([1000, 300, 300, 300]);
    // a packet begins while a full segment fits, and then takes the window to its edge
    const { sndNxt, sndUna, sndWnd } = recordOf(linux);
    expect([sndWnd, ...lengths(linux)]).toEqual([500, 300, 200]);
    expect(sndNxt).toBe(advance(sndUna, sndWnd));
    const data = linux.trace.flights.filter((f) => f.from === 'client' && f.segment.dataLen > 0);
    // two packets; after the first, 200 of 800 octets stay free: no full segment fits
    expect(data.slice(0, 4).map(({ segment: { dataLen, psh } }) => [dataLen, psh])).toEqual([
      [300, false],
      [300, true],
      [300, false],
      [200, true],
    ]);
  },
  'send-buffer': ({ rfc, linux }) => {
    for (const run of [rfc, linux]) expect(recordOf(run).unwritten).toBe(0);
    const [before, after] = [linux.step.before.tcb, recordOf(linux)];
    if (before === null) throw new Error('the connection stands');
    expect(linuxOf(after).sndBuf).toBe(46_080);
    const octets = recordOf(linux).unsent + distance(after.sndUna, after.sndNxt);
    expect(memoryInUse(after)).toBeGreaterThan(octets);
    expect(memoryInUse(before)).toBe(0);
  },
  'window-of-memory': ({ rfc, linux }) => {
    expect(recordOf(rfc).rcvWnd).toBe(1000 - recordOf(rfc).unread);
    expectCited(linux, 'linux.windowOfMemory');
    const [chunk, ...others] = itemsOf(linuxOf(recordOf(linux)).chunks);
    expect(others).toEqual([]);
    expect(chunk!.memory).toBeGreaterThan(2 * chunk!.bytes);
  },
  'window-probe': ({ rfc, linux }) => {
    expect(sentIn(rfc)).toEqual([`DATA ${recordOf(rfc).sndUna} 1`]);
    expect(sentIn(linux)).toEqual([`ACK ${advance(recordOf(linux).sndUna, -1)} 0`]);
  },
  'edge-of-the-window': ({ rfc, linux }) => {
    for (const run of [rfc, linux]) expectCited(run, 'sequence.unacceptable');
    expect(rfc.step.rules).not.toContain('linux.touchesWindow');
    expectCited(linux, 'linux.touchesWindow');
  },
  'limited-acks': ({ rfc, linux }) => {
    expect(sentIn(rfc)).toHaveLength(1);
    expect(sentIn(linux)).toEqual([]);
    expect(linux.trace.flights.length).toBeLessThan(rfc.trace.flights.length);
  },
  'listening-goes-on': ({ rfc, linux }) => {
    expect(rfc.step.walked).toEqual(['LAST_ACK', 'CLOSED']);
    expect(linux.step.walked).toEqual(['LAST_ACK', 'CLOSED', 'LISTEN']);
  },
  'simultaneous-open': ({ rfc, linux }) => {
    for (const run of [rfc, linux]) expect(run.step.after.state).toBe('ESTABLISHED');
    expect(sentIn(rfc)).toEqual([]);
    expect(sentIn(linux)).toEqual(['ACK 301 0']);
  },
  'syn-again': ({ rfc, linux }) => {
    expect(sentIn(rfc)).toEqual(['ACK 301 0']);
    expect(sentIn(linux)).toEqual(['SYN+ACK 300 0']);
  },
  'another-syn': ({ rfc, linux }) => {
    for (const run of [rfc, linux]) expect(run.step.after.state).toBe('LISTEN');
    expect(sentIn(rfc)).toEqual([]);
    expect(sentIn(linux)).toEqual(['RST+ACK 0 0']);
    expect(statesOf(linux, 'client').at(-1)).toBe('CLOSED');
  },
  'syn-soon-again': ({ rfc, linux }) => {
    for (const run of [rfc, linux]) expect(sentIn(run)).toEqual(['RST 91 0']);
    expect(started(rfc, 'retransmission')).toBeUndefined();
    expect(started(linux, 'retransmission')).toBe(PROFILES.linuxTextbook.synAgainUs);
  },
  'fin-wait-2': ({ rfc, linux }) => {
    expect(started(rfc, 'finWait2')).toBeUndefined();
    expect(started(linux, 'finWait2')).toBe(PROFILES.linuxTextbook.finWait2Us);
    expect(endsAtLast(rfc.trace).client.state).toBe('FIN_WAIT_2');
    expect(endsAtLast(linux.trace).client.state).toBe('CLOSED');
  },
  'time-wait': ({ rfc, linux }) =>
    expect([rfc, linux].map((run) => started(run, 'timeWait'))).toEqual([s(240), s(60)]),
  'wait-starts-anew': ({ rfc, linux }) => {
    for (const run of [rfc, linux]) expect(sentIn(run)).toEqual(['ACK 102 0']);
    expect(started(rfc, 'timeWait')).toBeUndefined();
    expect(started(linux, 'timeWait')).toBe(PROFILES.linuxTextbook.timeWaitUs);
  },
  'calling-again': ({ rfc, linux }) => {
    expectCited(rfc, 'syn.challenged');
    expect(statesOf(rfc, 'server').at(-1)).toBe('CLOSED');
    expect(linux.step.walked).toEqual(['TIME_WAIT', 'SYN_RCVD']);
    expect(statesOf(linux, 'client').at(-1)).toBe('ESTABLISHED');
  },
  'unread-data': ({ rfc, linux }) => {
    for (const run of [rfc, linux]) expect(before(run).unread).toBe(100);
    expect(sentIn(rfc)).toEqual(['FIN+ACK 301 0']);
    expect(sentIn(linux)).toEqual(['RST+ACK 301 0']);
  },
  'data-after-close': ({ rfc, linux }) => {
    // 3.6.1, MAY-1: CLOSE ends sending, and receiving as well only where it is half-duplex
    expect(rfc.step.before.state).toBe('FIN_WAIT_2');
    expectCited(rfc, 'text.delivered');
    expectCited(linux, 'text.afterClose');
    expect(sentIn(linux)).toEqual(['RST 202 0']);
  },
  'ack-on-a-reset': ({ rfc, linux }) => {
    expect(sentIn(rfc)).toEqual(['RST 201 0']);
    expect(sentIn(linux)).toEqual(['RST+ACK 201 0']);
  },
  'last-word-of-keep-alive': ({ rfc, linux }) => {
    for (const run of [rfc, linux]) expect(run.step.walked).toContain('CLOSED');
    expect(sentIn(rfc)).toEqual([]);
    expect(sentIn(linux)).toEqual(['RST+ACK 301 0']);
  },
};

describe('the run of a note shows what the note says', () => {
  test.each(Object.keys(SHOWS) as Single[])('%s', (id) => SHOWS[id](shown(noteOf(id))));
});

describe('the runs of a difference', () => {
  test.each(NOTE_GROUPS.profiles)('%s: show it', (id) => {
    DIFFER[id]({ rfc: shown(noteOf(id, 'rfc')), linux: shown(noteOf(id, 'linux')) });
  });

  test.each(NOTE_GROUPS.profiles)('%s: one in each profile, that of Linux unless told', (id) => {
    const { rfc, linux } = contrastOf(id);
    expect(rfc.profile ?? scenarioNamed(rfc.scenario)?.profile).toBe('rfc');
    expect(linux.profile).toBe('linuxTextbook');
    expect(noteCase(id)).toBe(linux);
  });
});

describe('what is pointed at is there', () => {
  const runs = NOTE_IDS.flatMap((id) =>
    (isContrast(id) ? CONTRASTED : ['linux' as const]).flatMap((profile) => {
      const example = noteCase(id, profile);
      return example === null ? [] : [{ id, profile, example }];
    }),
  );

  test.each(runs)('$id, $profile', ({ example }) => {
    const { trace } = shown(example);
    for (const highlight of example.highlight ?? [])
      if (highlight.kind === 'flights') expect(highlight.find(trace)).not.toEqual([]);
  });
});

test('the table has every value in which the profiles differ, once, and no other', () => {
  const rfc: Profile = PROFILES[PROFILE_OF.rfc];
  const linux: Profile = PROFILES[PROFILE_OF.linux];
  const different = (Object.keys(rfc) as (keyof Profile)[]).filter(
    (key) => rfc[key] !== linux[key],
  );
  expect(NOTE_GROUPS.profiles.flatMap(rowsOf).sort()).toEqual(different.sort());
});
