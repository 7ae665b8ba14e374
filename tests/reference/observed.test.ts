/** What a real kernel (Linux 6.18) was seen to do: measured values, each of a rule of its own. */
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../machines/tcp/profile.ts';
import type { Driver } from '../../machines/stacks/driver.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import type { Action, Fault, Reaction, Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { fromPeer, inState, tcbOf, type Situation } from '../tcp/inState.ts';
import { arrives, call, cited, passes, seen } from '../tcp/story.ts';

interface More {
  readonly profile?: Scenario['profile'];
  readonly client?: Partial<Profile>;
  readonly server?: Partial<Profile>;
  readonly actions?: readonly Action[];
  readonly reactions?: readonly Reaction[];
  readonly faults?: readonly Fault[];
}

/** A connection of textbook settings, with a kernel's late timers. */
const run = ({ profile = 'linuxTextbook', actions = [], reactions = [], ...more }: More) =>
  simulate({
    id: 'observed',
    profile,
    client: { iss: [1000], settings: { timerHz: 250, ...more.client }, reactions },
    server: { iss: [5000], settings: more.server ?? {} },
    link: { delayUs: ms(50) },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: 1, side: 'client', call: 'connect' },
      ...actions,
    ],
    faults: more.faults ?? [],
  });

const client = (atUs: number, call: Action['call'], bytes?: number): Action => ({
  ...{ atUs, side: 'client', call },
  ...(bytes === undefined ? {} : { bytes }),
});

const allLost = (from: 'client' | 'server', afterUs: number): Fault => ({
  match: { from, nth: 'all', afterUs },
  do: 'drop',
});

/** When the client's connection was gone, in seconds, and what it was told. */
function end(trace: ReturnType<typeof run>) {
  const last = trace.steps.find(
    (step) => step.side === 'client' && step.walked.at(-1) === 'CLOSED',
  );
  return { at: (last?.at ?? Infinity) / 1e6, reports: last?.reports ?? [], rst: last?.sent.length };
}

const SHUT: Partial<Profile> = { rcvBuf: 4096, autoRead: false };

describe('a window that stays shut', () => {
  const writes = client(ms(200), 'send', 20_000);

  test('ends a connection that no program holds, although each probe is answered', () => {
    const trace = run({ server: SHUT, actions: [writes, client(s(1), 'close')] });
    const { at, rst } = end(trace);
    expect(at).toBeGreaterThan(275);
    expect(at).toBeLessThan(300);
    expect(rst).toBe(0);
    expect(trace.steps.at(-1)?.rules).toContain('linux.probesOver');
  });

  test('ends it after so many probes in a row that nobody answers (tcp_retries2)', () => {
    const { at } = end(
      run({
        server: SHUT,
        client: { dataRetries: 5 },
        actions: [writes],
        faults: [allLost('server', s(2))],
      }),
    );
    // no more than doubled five times, so the probes are at most 9.7 s apart
    expect(at).toBeGreaterThan(38);
    expect(at).toBeLessThan(43.5);
  });

  test('ends it when the user timeout is over, counted from the first probe', () => {
    const { at, reports } = end(
      run({ server: SHUT, client: { userTimeoutUs: s(10) }, actions: [writes] }),
    );
    expect(at).toBeGreaterThan(10.5);
    expect(at).toBeLessThan(11.9);
    expect(reports).toEqual(['error: connection aborted due to user timeout']);
  });

  test('keeps the FIN back, and is probed', () => {
    const sends = client(ms(200), 'send', 1460);
    const trace = run({ server: SHUT, actions: [sends, client(s(1), 'close')] });
    const left = trace.flights.filter(({ from, sentAt }) => from === 'client' && sentAt >= s(1));
    expect(left.length).toBeGreaterThan(5);
    expect(left.every(({ segment }) => !segment.fin)).toBe(true);
  });

  test('in the RFC ends with the user timeout only where nobody answers (3.8.3, MUST-37)', () => {
    const probing = (answers: boolean) => {
      const peer = inState('ESTABLISHED', { settings: { userTimeoutUs: s(10) }, unsent: 10 });
      for (let i = 0; i < 20; i++) {
        peer.advance(s(1));
        if (answers && peer.tcb) peer.arrives(fromPeer(peer, { ackNumber: 101, wnd: 0 }));
      }
      return peer.state;
    };
    expect(probing(false)).toBe('CLOSED');
    expect(probing(true)).toBe('ESTABLISHED');
  });
});

describe('the user timeout', () => {
  test('takes the place of the number of keep-alive probes', () => {
    const keepAlive = { idleUs: s(5), intervalUs: s(2), probes: 3 };
    const { at, rst } = end(
      run({ client: { userTimeoutUs: s(3), keepAlive }, faults: [allLost('server', ms(500))] }),
    );
    expect(at).toBeGreaterThan(7);
    expect(at).toBeLessThan(8.1);
    expect(rst).toBe(1);
  });

  test('counts from the first retransmission', () => {
    const { at } = end(
      run({
        client: { userTimeoutUs: s(3) },
        actions: [client(ms(700), 'send', 100)],
        faults: [allLost('client', ms(500))],
      }),
    );
    expect(at - 0.7).toBeGreaterThan(3.3);
    expect(at - 0.7).toBeLessThan(3.8);
  });
});

test('a keep-alive does not ask while the octet of a window probe is outstanding (MUST-26)', () => {
  const keepAlive = { idleUs: s(2), intervalUs: s(1), probes: 2 };
  const end = inState('ESTABLISHED', { settings: { keepAlive }, unsent: 10 });
  const lines = passes(end, s(20));
  expect(lines.some((line) => line.includes('CLOSED'))).toBe(false);
  expect(tcbOf(end).keepAliveProbes).toBe(0);
});

test.each([
  ['ten segments at first, whatever the MSS', { mss: 1000 }, {}, [10, 1000]],
  ['half of a small window in each segment', {}, { rcvBuf: 2304 }, [2, 576]],
] as const)('%s', (_what, client_, server, [count, size]) => {
  const trace = run({
    client: client_,
    server: { ...client_, ...server },
    actions: [client(ms(300), 'send', 26_000)],
  });
  const burst = trace.flights.filter(({ from, sentAt }) => from === 'client' && sentAt === ms(300));
  expect(burst.map(({ segment }) => segment.dataLen)).toEqual(Array(count).fill(size));
});

test('the sender’s override of silly window avoidance takes at most a second (3.8.6.2.1)', () => {
  const end = inState('ESTABLISHED', { unsent: 500 });
  end.advance(s(20));
  end.take();
  end.arrives(fromPeer(end, { ackNumber: 101, wnd: 50 }));
  expect(passes(end, s(1))).toEqual(['21s > . 101:151(50) ack 301']);
});

test('after an idle time the RFC sends four segments at first (RFC 5681, 4.1)', () => {
  const actions = [client(ms(300), 'send', 26_000), client(s(3), 'send', 20_000)];
  const trace = run({ profile: 'rfc', client: { timerHz: 0 }, actions });
  const burst = trace.flights.filter(({ from, sentAt }) => from === 'client' && sentAt === s(3));
  expect(burst).toHaveLength(4);
});

test('the ACK of a SYN+ACK leaves before the program, which closes at once, hears of it', () => {
  const trace = run({ reactions: [{ on: 'established', afterUs: 0, call: 'close' }] });
  const left = trace.flights.filter(({ from }) => from === 'client').slice(1, 3);
  expect(left.map(({ segment }) => segment.fin)).toEqual([false, true]);
});

const linux = (situation: Situation = {}): Situation => ({
  profile: 'linuxTextbook',
  ...situation,
});

describe('after the peer has closed', () => {
  test('the FIN that acknowledges ours ends CLOSING, and is not acknowledged again', () => {
    expect(arrives(inState('CLOSING', linux()), 'F. 301:301(0) ack 102')).toEqual(['TIME_WAIT']);
    const closing = inState('CLOSING', linux());
    expect(arrives(closing, 'F. 301:301(0) ack 101')).toHaveLength(1);
  });

  test.each(['CLOSE_WAIT', 'CLOSING', 'LAST_ACK'] as const)(
    'in %s nothing new is read',
    (state) => {
      expect(arrives(inState(state, linux()), 'F. 302:302(0) ack 101')).toEqual([]);
      expect(arrives(inState(state, linux()), 'F. 400:410(10) ack 101')).toEqual([]);
      const lines = arrives(inState(state, linux()), 'P. 300:310(10) ack 101');
      expect(lines).toContain('> R 101:101(0)');
      expect(lines).toContain('CLOSED');
    },
  );
});

describe('without a program', () => {
  const orphan = linux({ closedBy: 'close' });
  const edge = (state: 'FIN_WAIT_1' | 'FIN_WAIT_2') => {
    const end = inState(state, orphan);
    return { end, edge: tcbOf(end).rcvNxt + tcbOf(end).rcvWnd };
  };

  test('data or a FIN at the right edge of FIN_WAIT_1 is answered with a reset', () => {
    for (const fin of [true, false]) {
      const { end, edge: at } = edge('FIN_WAIT_1');
      end.arrives(fromPeer(end, { seq: at, fin, dataLen: fin ? 0 : 10, ackNumber: 101 }));
      expect(seen(end)).toContain('> R 101:101(0)');
      expect(end.state).toBe('CLOSED');
    }
  });

  test('FIN_WAIT_2 ends with a reset in its window, or a SYN, and asks no keep-alive', () => {
    expect(arrives(inState('FIN_WAIT_2', orphan), 'R 400:400(0)')).toEqual(['CLOSED']);
    expect(arrives(inState('FIN_WAIT_2', orphan), 'S 400:400(0)')).toContain('CLOSED');
    expect(arrives(inState('FIN_WAIT_2', orphan), 'R 200:200(0)')).toHaveLength(1);
    const keepAlive = { idleUs: s(5), intervalUs: s(2), probes: 3 };
    const alone = inState('FIN_WAIT_2', { ...orphan, settings: { keepAlive } });
    expect(alone.timers.map(({ timer }) => timer)).toEqual(['finWait2']);
  });

  test('TIME_WAIT outlives an abort', () => {
    const end = inState('TIME_WAIT', linux());
    expect(call(end, 'abort')).toEqual([]);
    expect(end.state).toBe('TIME_WAIT');
  });
});

describe('what is not believed', () => {
  test('an old duplicate SYN is challenged, and says nothing of our ACKs', () => {
    const end = inState('ESTABLISHED', linux());
    const before = tcbOf(end).own;
    arrives(end, 'S 300:300(0)');
    expect(tcbOf(end).own['linux']).toMatchObject({
      quick: (before['linux'] as { quick: number }).quick,
    });
  });

  test('an ACK of octets that were never sent, however large the window is', () => {
    const end = inState('ESTABLISHED', linux());
    expect(arrives(end, 'P. 301:311(10) ack 90')).toEqual(['> . 101:101(0) ack 301 win 64240']);
    expect(tcbOf(end).rcvNxt).toBe(301);
  });

  test('an ACK of what is to come; with text too it is challenged but once in half a second', () => {
    const end = inState('ESTABLISHED', linux());
    expect(arrives(end, 'P. 301:311(10) ack 200')).toHaveLength(1);
    expect(arrives(end, 'P. 301:311(10) ack 200')).toHaveLength(0);
  });
});

describe('a request to the listener', () => {
  test('is established by an ACK at the right edge', () => {
    const end = inState('SYN_RCVD', linux());
    const { rcvNxt, rcvWnd } = tcbOf(end);
    end.arrives({ ack: true, seq: rcvNxt + rcvWnd, ackNumber: 101 });
    expect(end.state).toBe('ESTABLISHED');
  });

  test('has a wrong ACK judged before the window', () => {
    const end = inState('SYN_RCVD', linux());
    expect(arrives(end, '. 99:99(0) ack 90')).toEqual(['> R 90:90(0)']);
  });
});

describe('a simultaneous open', () => {
  const crossed = () => inState('SYN_RCVD', linux({ origin: 'active' }));

  test('is not established by a SYN+ACK that carries data', () => {
    const end = crossed();
    end.arrives({ syn: true, ack: true, seq: 300, ackNumber: 101, dataLen: 10 });
    expect(end.state).toBe('SYN_RCVD');
  });

  test('lets a half-close wait', () => {
    const end = crossed();
    expect(call(end, 'shutdown')).toEqual([]);
    end.arrives({ syn: true, ack: true, seq: 300, ackNumber: 101 });
    expect(end.state).toBe('FIN_WAIT_1');
  });
});

test('the rules that say so are cited', () => {
  const rules = (state: Parameters<typeof inState>[0], doing: (end: Driver) => void) => {
    const end = inState(state, linux());
    doing(end);
    return cited(end);
  };
  expect(rules('TIME_WAIT', (end) => end.call({ type: 'abort' }))).toEqual(['linux.timeWaitStays']);
});
