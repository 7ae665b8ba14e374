/**
 * What an end says will happen if nothing comes, held against the endpoint itself. At many moments
 * the chart is set going from that very record, with no segment and no call, and must do what was foretold, at that time.
 */
import fc from 'fast-check';
import { endpointInput } from '../../machines/stacks/policies.ts';
import { describe, expect, test } from 'vitest';
import type { Effect, TimerName } from '../../machines/tcp/effects.ts';
import { endpoint } from '../../machines/tcp/endpoint.ts';
import { kindOf, type SegmentKind } from '../../machines/tcp/segment.ts';
import { settle } from '../../machines/tcp/settle.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { RunningTimer } from '../../machines/tcp/tcb.ts';
import type { Time } from '../../machines/tcp/time.ts';
import { outlookOf, type Outlook, type Upcoming } from '../../src/words/sentences/outlook.ts';
import { anyScenario } from '../../src/proof/randomScenario.ts';
import { anySlowReading, anyTransfer } from '../../src/proof/randomTransfers.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import { endOf, frameAt } from '../../src/trace/moment.ts';
import { SIDES, type Side } from '../../src/trace/side.ts';
import type { Reaction, Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { profileAt, type Step, type ConnectionTrace } from '../../src/trace/connection.ts';
import { endAfter } from '../../src/trace/moment.ts';

/** Something that the endpoint did by itself. */
interface Deed {
  readonly at: Time;
  readonly timer: TimerName;
  readonly effects: readonly Effect[];
  readonly state: State;
}

/** Runs one end on, from a step's record, by its timers alone: what it does, until nothing is left or `enough`. */
function leftAlone(trace: ConnectionTrace, step: Step, side: Side, enough: number): Deed[] {
  const { state, tcb } = endAfter(trace, side, step.index);
  const context = {
    ...endpointInput(profileAt(trace, side), trace.ends[side].iss),
    state,
    incarnation: 1,
    remoteNamed: false,
    listening: trace.steps.some(
      (s) => s.index <= step.index && s.side === side && s.rules.includes('call.listen'),
    ),
    tcb,
  };
  let snapshot = endpoint.resolveState({ value: state, context });
  const deeds: Deed[] = [];
  while (deeds.length < enough) {
    const running = Object.entries(snapshot.context.tcb?.timers ?? {}) as [
      TimerName,
      RunningTimer,
    ][];
    const [due] = running.sort(
      ([, a], [, b]) => a.deadline - b.deadline || a.startedAt - b.startedAt,
    );
    if (!due) break;
    const [timer, { deadline: now }] = due;
    const fired = settle(snapshot, { event: { type: `timeout.${timer}`, now } });
    snapshot = fired.snapshot;
    deeds.push({ at: now, timer, effects: fired.effects, state: snapshot.context.state });
  }
  return deeds;
}

const TIMER_OF = {
  again: 'retransmission',
  lossProbe: 'lossProbe',
  reordering: 'reordering',
  probe: 'persist',
  sends: 'persist',
  keepAlive: 'keepAlive',
  ack: 'delayedAck',
} as const;

const timerOf = (next: Upcoming): TimerName =>
  next.kind === 'over' ? next.timer : TIMER_OF[next.kind];

/**
 * A deed that anybody would notice. A held-back ACK is foretold only where it is all there is; what is found lost where the
 * window lets nothing leave is found all the same.
 */
const isNews = ({ effects, timer }: Deed, tellAcks: boolean): boolean =>
  timer === 'reordering' ||
  ((tellAcks || timer !== 'delayedAck') &&
    effects.some(({ kind }) => kind === 'send' || kind === 'enter'));

const sentIn = ({ effects }: Deed) =>
  effects.flatMap((effect) => (effect.kind === 'send' ? [effect] : []));

const KINDS: Record<string, readonly SegmentKind[]> = {
  SYN: ['SYN'],
  'SYN+ACK': ['SYN_ACK'],
  FIN: ['FIN'],
  data: ['DATA', 'FIN'],
};

/** Asserts that a deed is what was foretold. */
function expectDeed(next: Upcoming, deed: Deed): void {
  expect([deed.at, deed.timer]).toEqual([next.at, timerOf(next)]);
  const [sent] = sentIn(deed);
  switch (next.kind) {
    case 'over':
      expect(deed.state).toBe(next.state);
      break;
    case 'again':
      expect(sent?.reason).toBe('timerAgain');
      expect(KINDS[next.what]).toContain(sent && kindOf(sent.segment));
      expect((sent?.segment.dataLen ?? 0) > 0).toBe(next.what === 'data');
      break;
    case 'lossProbe':
      expect(['first', 'probeAgain']).toContain(sent?.reason);
      break;
    case 'reordering':
      expect(sent?.reason ?? 'sackAgain').toBe('sackAgain');
      break;
    case 'probe':
      expect(sent?.reason).toBe('probe');
      break;
    case 'sends':
      expect(sent?.segment.dataLen).toBe(next.bytes);
      break;
    case 'keepAlive':
      expect(sent?.reason).toBe('keepAlive');
      break;
    case 'ack':
      expect(sent?.reason).toBe('ack');
  }
}

const PLENTY = 60;

/** Holds the outlook of an end against what the end does when left alone. Gives it, to be counted. */
function check(trace: ConnectionTrace, step: Step, side: Side): Outlook {
  const outlook = outlookOf(trace, step, side);
  const { next, over } = outlook;
  const deeds = leftAlone(trace, step, side, PLENTY);
  const news = deeds.filter((deed) => isNews(deed, next?.kind === 'ack'));
  const [deed] = news;
  if (next === null) expect(news).toEqual([]);
  else if (deed) expectDeed(next, deed);
  else expect(next).toBe('something that happens');
  const end = deeds.find(({ state }) => state === 'CLOSED' || state === 'LISTEN');
  if (over !== null && (end || deeds.length < PLENTY))
    expect([end?.at, end?.timer, end?.state]).toEqual([over.at, over.timer, over.state]);
  // what follows a gap that may yet close is not foretold
  if (over === null && next?.kind !== 'sends' && next?.kind !== 'reordering')
    expect(end).toBeUndefined();
  return outlook;
}

const checkAll = (trace: ConnectionTrace): Outlook[] =>
  trace.steps.flatMap((step) => SIDES.map((side) => check(trace, step, side)));

describe('the endpoint does what was foretold', () => {
  test.each(SCENARIO_IDS)('after every step of %s', (id) => {
    const outlooks = checkAll(simulate(scenarioById(id)));
    expect(outlooks.length).toBeGreaterThan(4);
  });

  test.each([
    ['anything that may happen', anyScenario],
    ['transfers', anyTransfer],
    ['slow reading', anySlowReading],
  ])('in random runs: %s', { timeout: 120_000 }, (_name, scenarios: fc.Arbitrary<Scenario>) => {
    const kinds = new Map<string, number>();
    for (const scenario of fc.sample(scenarios, { numRuns: 16, seed: 4711 })) {
      const trace = simulate(scenario);
      // every step would take long, and most are alike
      const steps = trace.steps.filter((_, i) => i % 4 === 0);
      for (const { next } of steps.flatMap((step) => SIDES.map((side) => check(trace, step, side))))
        kinds.set(next?.kind ?? 'nothing', (kinds.get(next?.kind ?? 'nothing') ?? 0) + 1);
    }
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(['again', 'over']));
  });
});

/**
 * The whole simulation, with the network cut at a moment: what is on its way is lost as well as all that follows, and the
 * applications fall silent. Up to the moment nothing changes.
 */
function cutAt(scenario: Scenario, trace: ConnectionTrace, at: Time): Scenario {
  const lost = (side: Side) =>
    trace.flights.filter(
      (f) => f.from === side && f.sentAt <= at && f.arrivals.some((due) => due > at),
    );
  const stillDue = (reaction: Reaction, side: Side): boolean => {
    const signal = trace.steps.find(
      (step, i) => step.side === side && meets(trace.steps.slice(0, i + 1), side, reaction),
    );
    return reaction.each === true || signal === undefined || signal.at + reaction.afterUs <= at;
  };
  const silenced = (side: Side) => ({
    ...scenario[side],
    reactions: (scenario[side].reactions ?? []).filter((reaction) => stillDue(reaction, side)),
  });
  return {
    ...scenario,
    client: silenced('client'),
    server: silenced('server'),
    actions: scenario.actions.filter(({ atUs }) => atUs <= at),
    injections: (scenario.injections ?? []).filter(({ atUs }) => atUs <= at),
    faults: [
      ...(scenario.faults ?? []),
      ...SIDES.flatMap((from) => [
        { match: { from, nth: lost(from).map(({ nth }) => nth) }, do: 'drop' as const },
        { match: { from, nth: 'all' as const, afterUs: at + 1 }, do: 'drop' as const },
      ]),
    ],
    untilUs: at + 3_600_000_000,
  };
}

/** A reaction to what comes again and again has been set off, and its call is still to come: it cannot be silenced alone. */
const isSetOff = (scenario: Scenario, { steps }: ConnectionTrace, at: Time): boolean =>
  SIDES.some((side) =>
    (scenario[side].reactions ?? []).some(
      (reaction) =>
        reaction.each === true &&
        steps.some(
          (step) =>
            step.at <= at && at < step.at + reaction.afterUs && meets([step], side, reaction),
        ),
    ),
  );

/** Whether the last of these steps is what a reaction waits for, or came after it. */
function meets(steps: readonly Step[], side: Side, reaction: Reaction): boolean {
  const effects = steps.filter((step) => step.side === side).flatMap((step) => step.effects);
  const octets = effects.reduce((sum, e) => sum + (e.kind === 'deliver' ? e.bytes : 0), 0);
  if (reaction.on === 'read') return octets >= (reaction.octets ?? 1);
  return effects.some(
    (effect) =>
      (reaction.on === 'established' &&
        effect.kind === 'enter' &&
        effect.state === 'ESTABLISHED') ||
      (reaction.on === 'data' && effect.kind === 'deliver') ||
      (reaction.on === 'endOfFile' &&
        effect.kind === 'report' &&
        effect.text === 'connection closing'),
  );
}

/** Moments at which an instant is over, and no segment has arrived of which a copy is still on its way. */
const momentsOf = (trace: ConnectionTrace): Time[] =>
  [...new Set(trace.steps.map(({ at }) => at))].filter(
    (at) =>
      !trace.flights.some(
        ({ arrivals }) => arrivals.some((due) => due <= at) && arrivals.some((due) => due > at),
      ),
  );

describe('and so it is in the whole run, when the network is cut', () => {
  test.each(SCENARIO_IDS)('at each moment of %s', (id: ScenarioId) => {
    const scenario = scenarioById(id);
    const trace = simulate(scenario);
    for (const at of momentsOf(trace).slice(0, 25)) {
      if (isSetOff(scenario, trace, at)) continue;
      const frame = frameAt(trace, at);
      const cut = simulate(cutAt(scenario, trace, at));
      expect(cut.steps.slice(0, (frame.step?.index ?? -1) + 1).map(({ rules }) => rules)).toEqual(
        trace.steps.slice(0, (frame.step?.index ?? -1) + 1).map(({ rules }) => rules),
      );
      for (const side of SIDES) {
        const { next } = outlookOf(trace, frame.step, side);
        const then = cut.steps.find(
          (s) =>
            s.at > at &&
            s.side === side &&
            (s.sent.length > 0 || s.walked.length > 1) &&
            !(s.cause.kind === 'timer' && s.cause.timer === 'delayedAck' && next?.kind !== 'ack'),
        );
        const told = next && next.at <= endOf(cut).at ? [next.at, timerOf(next)] : null;
        expect(then ? [then.at, then.cause.kind === 'timer' && then.cause.timer] : null).toEqual(
          told,
        );
      }
    }
  });
});
