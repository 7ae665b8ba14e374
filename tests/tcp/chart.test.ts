/** The chart itself: figure 5, and what is read off it. */
import { describe, expect, test } from 'vitest';
import { initialTransition, transition } from 'xstate';
import type { CallEvent } from '../../machines/tcp/calls.ts';
import { arrowsFrom } from '../../machines/tcp/arrows.ts';
import { endpoint } from '../../machines/tcp/endpoint.ts';
import type { OutsideEvent } from '../../machines/tcp/endpointSetup.ts';
import { legalCalls } from '../../machines/tcp/legalCalls.ts';
import { segmentOf } from '../../machines/tcp/segment.ts';
import { STATES, type State } from '../../machines/tcp/states.ts';
import { newEndpoint, step } from '../../machines/tcp/step.ts';
import { endpointInput } from '../../machines/stacks/policies.ts';
import { PROFILE_NAMES, PROFILES } from '../../machines/stacks/profiles.ts';
import { time } from '../../machines/tcp/time.ts';
import { inState } from './inState.ts';
import { packet } from './packet.ts';
import { seen } from './story.ts';

describe('states', () => {
  test('are the eleven of the RFC', () => {
    // 3.3.2.
    expect(Object.keys(endpoint.states)).toEqual(STATES);
  });

  test.each(STATES)('%s: the functions are told the state that the chart is in', (state) => {
    // Plain functions decide by context.state; it must never differ from the chart's own.
    const { snapshot } = inState(state);
    expect(snapshot.value).toBe(state);
    expect(snapshot.context.state).toBe(state);
    expect(snapshot.status).toBe('active');
  });

  test.each(STATES)('%s has a record exactly where a connection is', (state) => {
    // 3.3.1: CLOSED has no TCB; LISTEN has none here, for nothing is known yet.
    expect(inState(state).tcb === null).toBe(state === 'CLOSED' || state === 'LISTEN');
  });
});

describe('arrows', () => {
  // 3.3.2, figure 5 and its notes. An ABORT, a reset or a timeout leads to CLOSED from everywhere; a CLOSE that waits behind
  // data is what takes ESTABLISHED to FIN_WAIT_1 as well.
  const FIGURE_5 = {
    CLOSED: 'LISTEN SYN_SENT',
    LISTEN: 'CLOSED SYN_SENT SYN_RCVD',
    SYN_SENT: 'CLOSED SYN_RCVD ESTABLISHED',
    SYN_RCVD: 'CLOSED LISTEN ESTABLISHED FIN_WAIT_1',
    ESTABLISHED: 'CLOSED FIN_WAIT_1 CLOSE_WAIT',
    FIN_WAIT_1: 'CLOSED FIN_WAIT_2 CLOSING',
    FIN_WAIT_2: 'CLOSED TIME_WAIT',
    CLOSE_WAIT: 'CLOSED LAST_ACK',
    CLOSING: 'CLOSED TIME_WAIT',
    LAST_ACK: 'CLOSED',
    // 3.6.1, MAY-2: a new SYN may reopen it; so may our own (RFC 6191).
    TIME_WAIT: 'CLOSED SYN_SENT SYN_RCVD',
  } as const satisfies Record<State, string>;

  test.each(STATES)('%s: they lead where figure 5 draws them', (state) => {
    expect(arrowsFrom(state).join(' ')).toBe(FIGURE_5[state]);
  });
});

describe('calls', () => {
  const calls: CallEvent[] = [
    ...([{ type: 'listen' }, { type: 'connect' }, { type: 'send', bytes: 10 }] as const),
    ...([{ type: 'receive' }, { type: 'shutdown' }, { type: 'close' }] as const),
    ...([{ type: 'abort' }, { type: 'status' }, { type: 'crash' }] as const),
  ];

  /** Whether the call is refused, in an endpoint for which nothing else speaks against it. */
  function isRefused(state: State, call: CallEvent): boolean {
    const hasRead = call.type === 'receive' ? { received: 10 } : {};
    const end = inState(state, { remote: true, settings: { autoRead: false }, ...hasRead });
    end.call(call);
    return seen(end).some((line) => /^"error: connection (already|does not|closing)/.test(line));
  }

  test.each(STATES)('%s: the legal ones are those that are not refused', (state) => {
    // 3.10.1 to 3.10.6, by state. A crash in CLOSED is not refused, but nothing can be lost there.
    const accepted = calls.filter((call) => !isRefused(state, call)).map(({ type }) => type);
    const legal = legalCalls(state);
    expect(accepted.filter((name) => !(state === 'CLOSED' && name === 'crash'))).toEqual(legal);
  });
});

describe('steps', () => {
  const input = endpointInput(PROFILES.rfc, [100]);

  test('are pure: the same event on the same snapshot gives the same', () => {
    // Nothing is kept outside the snapshot, so going back in time is a look-up.
    const start = newEndpoint(input);
    const once = step(start, { type: 'connect', now: time(0) });
    const again = step(start, { type: 'connect', now: time(0) });
    expect(again.effects).toEqual(once.effects);
    expect(again.snapshot.context).toEqual(once.snapshot.context);
    expect(start.context).toMatchObject({ state: 'CLOSED', tcb: null });
  });

  test('leave earlier snapshots as they were', () => {
    // An old snapshot shows an old moment.
    const end = inState('ESTABLISHED', { inFlight: [10] });
    const { snapshot } = end;
    const copy = structuredClone(snapshot.context.tcb);
    end.call({ type: 'abort' });
    expect(snapshot.context.tcb).toEqual(copy);
  });

  test.each(PROFILE_NAMES)(
    '%s: are those of XState, whose own transition() does the same',
    (name) => {
      // step() hands the chart an actor that never starts, which no manual promises to work.
      let snapshot = newEndpoint(endpointInput(PROFILES[name], [100]));
      const [theirStart] = initialTransition(endpoint, endpointInput(PROFILES[name], [100]));
      expect(snapshot.toJSON()).toEqual(theirStart.toJSON());
      for (const event of A_CONNECTION) {
        const ours = step(snapshot, event);
        const [theirs, actions] = transition(endpoint, snapshot, event);
        expect(ours.snapshot.value).toEqual(theirs.value);
        expect(ours.snapshot.context).toEqual(theirs.context);
        expect(ours.snapshot.status).toBe(theirs.status);
        const performed = actions.filter(({ type }) => type === 'perform');
        expect(ours.effects).toEqual(performed.flatMap(({ params }) => params));
        // what the chart raises it has dealt with itself: nothing else is left to be done
        expect(actions.filter(({ type }) => !/^(perform|xstate\.raise)$/.test(type))).toEqual([]);
        snapshot = ours.snapshot;
      }
      expect(snapshot.value).toBe('CLOSED');
    },
  );
});

const arrival = (text: string) =>
  ({ type: 'segmentArrives', segment: segmentOf(packet(text)) }) as const;

/** From connect to the end of TIME_WAIT: calls, segments, timers, states that are only passed, and something refused. */
const A_CONNECTION: readonly OutsideEvent[] = (
  [
    { type: 'connect' },
    { type: 'timeout.retransmission' },
    arrival('S. 300:300(0) ack 101 win 5000'),
    { type: 'send', bytes: 500 },
    { type: 'output' },
    arrival('. 301:311(10) ack 601 win 5000'),
    { type: 'output' },
    { type: 'listen' },
    { type: 'close' },
    { type: 'output' },
    arrival('F. 311:311(0) ack 602 win 5000'),
    { type: 'output' },
    { type: 'timeout.timeWait' },
  ] as const
).map((event, i) => ({ ...event, now: time(i * 100_000) }));
