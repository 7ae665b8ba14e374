/** Which socket calls a run amounts to, when each returns, and with what. */
import { describe, expect, test } from 'vitest';
import { ms } from '../../../machines/tcp/time.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../../src/scenarios/index.ts';
import { SIDES, type Side } from '../../../src/trace/side.ts';
import type { Action, Scenario } from '../../../src/simulation/scenario.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { profileAt, type ConnectionTrace } from '../../../src/trace/connection.ts';
import type { Doing, SocketCall } from '../../../src/analysis/sockets/program.ts';
import { programsOf } from '../../../src/analysis/sockets/programsOf.ts';

const runOf = (id: ScenarioId, change: Partial<Scenario> = {}): ConnectionTrace =>
  simulate({ ...scenarioById(id), ...change });

/** The run with calls that a reader makes besides. */
const withCalls = (id: ScenarioId, ...calls: Action[]): ConnectionTrace =>
  runOf(id, { actions: [...scenarioById(id).actions, ...calls] });

const doingsOf = (trace: ConnectionTrace, side: Side): readonly Doing[] =>
  programsOf(trace)[side].doings;

const callsOf = (trace: ConnectionTrace, side: Side): SocketCall[] =>
  doingsOf(trace, side).filter((doing) => doing.kind === 'call');

function callOf(trace: ConnectionTrace, side: Side, name: SocketCall['name']): SocketCall {
  const found = callsOf(trace, side).find((call) => call.name === name);
  if (!found) throw new Error(`${side} never calls ${name}`);
  return found;
}

/** `recv 0.17-0.27 100`, `accept 0-` for one that does not return, `+send` for one of another thread. */
const told = (doing: Doing): string => {
  const span = `${doing.calledAt.at / 1e6}-${doing.returnedAt ? doing.returnedAt.at / 1e6 : ''}`;
  if (doing.kind !== 'call') return `${doing.kind} ${span}`;
  const { name, elsewhere, result } = doing;
  const text = result?.kind === 'bytes' ? ` ${result.bytes}` : '';
  const error = result?.kind === 'failed' ? ` ${result.errno}` : '';
  return `${elsewhere ? '+' : ''}${name} ${span}${text}${error}`;
};

const entersEstablished = (trace: ConnectionTrace, side: Side) =>
  trace.steps.find((step) => step.side === side && step.walked.slice(1).includes('ESTABLISHED'));

describe('a connection from open to close', () => {
  const trace = runOf('open-data-close');

  test('the server: accept, the request, the reply, the end of the file', () => {
    expect(doingsOf(trace, 'server').map(told)).toEqual([
      'socket 0-0',
      'bind 0-0',
      'listen 0-0',
      'accept 0-0.17',
      'recv 0.17-0.27 100',
      'sleep 0.27-0.35',
      'send 0.35-0.35 200',
      'recv 0.35-0.6 0',
      'sleep 0.6-0.9',
      'close 0.9-0.9',
    ]);
  });

  test('the client: connect, the request, the reply', () => {
    expect(doingsOf(trace, 'client').map(told)).toEqual([
      'socket 0.02-0.02',
      'connect 0.02-0.12',
      'sleep 0.12-0.22',
      'send 0.22-0.22 100',
      'recv 0.22-0.4 200',
      'sleep 0.4-0.55',
      'close 0.55-0.55',
    ]);
  });
});

describe('accept and connect return when their end is ESTABLISHED (RFC 9293, 3.5)', () => {
  const opened = SCENARIO_IDS.filter((id) => {
    const trace = runOf(id);
    const both = SIDES.every((side) => entersEstablished(trace, side) !== undefined);
    const fast = trace.steps.some(({ rules }) => rules.includes('fastOpen.accepts'));
    return trace.steps[0]?.side === 'server' && both && !fast;
  });

  test('with the SYN, where that brought a request and the right cookie (RFC 7413)', () => {
    const trace = runOf('fast-open-twice');
    const accept = callOf(trace, 'server', 'accept').returnedAt;
    expect(trace.steps[accept?.step ?? -1]?.rules).toContain('fastOpen.accepts');
    const connect = callOf(trace, 'client', 'connect').returnedAt;
    expect(connect?.step).toBe(entersEstablished(trace, 'client')?.index);
  });

  test.each(opened)(
    '%s: accept with the third segment, connect half a round trip earlier',
    (id) => {
      const trace = runOf(id);
      const accept = callOf(trace, 'server', 'accept').returnedAt;
      const connect = callOf(trace, 'client', 'connect').returnedAt;
      expect(accept?.step).toBe(entersEstablished(trace, 'server')?.index);
      expect(connect?.step).toBe(entersEstablished(trace, 'client')?.index);
    },
  );

  test('half a round trip, where nothing is lost', () => {
    const trace = runOf('open-data-close');
    const between =
      (callOf(trace, 'server', 'accept').returnedAt?.at ?? 0) -
      (callOf(trace, 'client', 'connect').returnedAt?.at ?? 0);
    expect(between).toBe(ms(50));
  });

  test('a SYN that leads to nothing brings no connection (figure 8)', () => {
    const trace = runOf('old-duplicate-syn');
    expect(trace.steps.filter(({ after }) => after.state === 'SYN_RCVD').length).toBeGreaterThan(1);
    expect(callsOf(trace, 'server').filter(({ name }) => name === 'accept')).toHaveLength(1);
  });
});

describe('what a call returns', () => {
  test('recv tells 0 bytes when the FIN of the peer has been taken (3.10.4, 3.6)', () => {
    const trace = runOf('first-fin-lost');
    const fin = trace.steps.find(
      ({ side, reports }) => side === 'server' && reports.includes('connection closing'),
    );
    const last = callsOf(trace, 'server').findLast(({ name }) => name === 'recv');
    expect(last?.returnedAt?.step).toBe(fin?.index);
    expect(last?.result).toEqual({ kind: 'bytes', bytes: 0 });
  });

  test('a FIN behind a gap is not told before the data in front of it', () => {
    const recvs = callsOf(runOf('fin-overtakes-data'), 'server').filter((c) => c.name === 'recv');
    expect(recvs.map(told)).toEqual(['recv 0.17-0.37 100', 'recv 0.37-0.37 0']);
  });

  test('nobody listens: ECONNREFUSED, after a round trip', () => {
    expect(told(callOf(runOf('refused'), 'client', 'connect'))).toBe(
      'connect 0.02-0.12 ECONNREFUSED',
    );
    expect(doingsOf(runOf('refused'), 'server')).toEqual([]);
  });

  test('no SYN gets through: ETIMEDOUT, when TCP gives up', () => {
    const trace = runOf('syn-lost-until-give-up');
    const connect = callOf(trace, 'client', 'connect');
    expect(connect.result).toEqual({ kind: 'failed', errno: 'ETIMEDOUT' });
    expect(connect.returnedAt?.at).toBe(trace.end.at);
    expect(callOf(trace, 'server', 'accept').returnedAt).toBeNull();
  });

  test('an abort is an option and a close, and the peer is told ECONNRESET (3.10.5)', () => {
    const trace = runOf('aborted');
    expect(callsOf(trace, 'client').slice(-2).map(told)).toEqual([
      'setsockopt 0.55-0.55',
      'close 0.55-0.55',
    ]);
    expect(callsOf(trace, 'server').map(told).at(-1)).toBe('recv 0.35-0.6 ECONNRESET');
  });

  test('keep-alive finds a dead peer: the recv that waited for hours tells ETIMEDOUT', () => {
    const last = callsOf(runOf('keep-alive-finds-dead-peer'), 'server').at(-1);
    expect(last && told(last)).toMatch(/^recv 0\.17-7\d+\.17 ETIMEDOUT$/);
  });

  test('an address that a TIME_WAIT still has is not to be had: EADDRINUSE (3.10.1)', () => {
    expect(doingsOf(runOf('listen-in-time-wait'), 'server').map(told).slice(-2)).toEqual([
      'socket 5-5',
      'bind 5-5 EADDRINUSE',
    ]);
  });

  test('a port of one’s own choice that a TIME_WAIT still has: EADDRNOTAVAIL', () => {
    expect(doingsOf(runOf('connect-in-time-wait'), 'client').map(told).slice(-4)).toEqual([
      'socket 5-5',
      'setsockopt 5-5',
      'bind 5-5',
      'connect 5-5 EADDRNOTAVAIL',
    ]);
  });

  test('a send behind a reset is EPIPE, once a call has told of the reset', () => {
    const trace = withCalls('aborted', { atUs: ms(900), side: 'server', call: 'send', bytes: 10 });
    expect(doingsOf(trace, 'server').map(told).slice(-3)).toEqual([
      'recv 0.35-0.6 ECONNRESET',
      'sleep 0.6-0.9',
      'send 0.9-0.9 EPIPE',
    ]);
  });
});

test('Linux: what came before a reset can be read, then the reset is told, and then a send is EPIPE', () => {
  const at = (side: Side, atUs: number, call: Action['call'], bytes?: number): Action => ({
    ...{ side, atUs, call },
    ...(bytes === undefined ? {} : { bytes }),
  });
  const trace = simulate({
    ...scenarioById('open-data-close'),
    profile: 'linuxTextbook',
    client: { iss: [1000], settings: { autoRead: false } },
    server: { iss: [5000], settings: { autoRead: false } },
    actions: [
      ...[at('server', 0, 'listen'), at('client', 1, 'connect')],
      at('client', ms(200), 'send', 10),
      at('server', ms(400), 'send', 200),
      at('server', ms(401), 'close'),
      ...[900, 1000].map((t) => at('client', ms(t), 'receive')),
      ...[at('client', ms(1100), 'send', 10), at('server', ms(1200), 'send', 10)],
    ],
  });
  const results = callsOf(trace, 'client').map(told).slice(-3);
  expect(results).toEqual(['recv 0.9-0.9 200', 'recv 1-1 ECONNRESET', 'send 1.1-1.1 EPIPE']);
  // a listener is there, but the call is one on the connection that is gone
  expect(trace.steps.at(-1)?.reports).toEqual(['error: connection does not exist']);
});

describe('where a program waits', () => {
  test('one that does not read by itself calls recv where the run says so, and no more', () => {
    const trace = runOf('zero-window');
    expect(
      callsOf(trace, 'server')
        .filter(({ name }) => name === 'recv')
        .map(told),
    ).toEqual(['recv 5-5 200']);
  });

  test('its recv before there is data waits for it', () => {
    const scenario = scenarioById('zero-window');
    const trace = runOf('zero-window', {
      actions: [
        ...scenario.actions.slice(0, 2),
        { atUs: ms(200), side: 'server', call: 'receive', bytes: 50 },
      ],
    });
    const recv = callOf(trace, 'server', 'recv');
    expect(told(recv)).toBe('recv 0.2-0.27 50');
  });

  test('the peer that never closes is at the end of the file, and does nothing for ever', () => {
    expect(doingsOf(runOf('peer-never-closes'), 'server').map(told).slice(-2)).toEqual([
      'recv 0.35-0.6 0',
      'sleep 0.6-',
    ]);
  });

  test('a host that crashes takes its blocked call with it', () => {
    expect(doingsOf(runOf('half-open'), 'client').map(told).slice(-2)).toEqual([
      'recv 0.12-',
      'crash 0.4-0.4',
    ]);
  });

  test('both ends that open actively have to choose their ports (figure 7)', () => {
    for (const side of SIDES) {
      expect(callsOf(runOf('simultaneous-open'), side).slice(0, 4).map(told)).toEqual([
        'socket 0.02-0.02',
        'setsockopt 0.02-0.02',
        'bind 0.02-0.02',
        'connect 0.02-0.12',
      ]);
    }
  });
});

describe('a call while the program is blocked is another thread’s', () => {
  test('a send before the connection stands', () => {
    const trace = withCalls('syn-lost', { atUs: ms(500), side: 'client', call: 'send', bytes: 7 });
    expect(callsOf(trace, 'client').map(told).slice(0, 4)).toEqual([
      'socket 0.02-0.02',
      'connect 0.02-1.12',
      '+send 0.5-0.5 7',
      'send 1.22-1.22 100',
    ]);
  });

  test('a close in SYN_SENT ends the call that waits (3.10.4)', () => {
    const trace = withCalls('syn-lost', { atUs: ms(500), side: 'client', call: 'close' });
    expect(callsOf(trace, 'client').map(told)).toEqual([
      'socket 0.02-0.02',
      'connect 0.02-0.5 ECONNABORTED',
      '+close 0.5-0.5',
    ]);
  });
});

describe.each(SCENARIO_IDS)('%s', (id) => {
  const trace = runOf(id);

  test.each(SIDES)('the %s makes each of its calls once, in order, one at a time', (side) => {
    const doings = doingsOf(trace, side);
    const steps = doings.flatMap((d) => (d.kind === 'sleep' || d.step === null ? [] : [d.step]));
    const made = trace.steps.filter((s) => s.side === side && s.cause.kind === 'call');
    expect(steps).toEqual(made.map(({ index }) => index));

    const own = doings.filter((doing) => doing.kind !== 'call' || !doing.elsewhere);
    for (const [i, doing] of own.entries()) {
      const next = own[i + 1];
      if (next === undefined) continue;
      // What does not return is the last thing that a program does, unless its host crashes.
      if (doing.returnedAt === null) expect(next.kind).toBe('crash');
      // And after a crash it starts anew at some time.
      else if (doing.kind !== 'crash') {
        expect(doing.returnedAt.at).toBeGreaterThanOrEqual(doing.calledAt.at);
        expect(next.calledAt.at).toBe(doing.returnedAt.at);
      }
    }
  });

  test.each(SIDES)('the %s receives in its calls what TCP delivers', (side) => {
    // What comes when it has closed reaches nobody.
    const closed = callsOf(trace, side).find(({ name }) => name === 'close')?.step ?? Infinity;
    const again = callsOf(trace, side).filter(({ name }) => /accept|connect/.test(name))[1];
    const delivered = trace.steps
      .filter((step) => step.side === side && (step.index < closed || again !== undefined))
      .flatMap(({ effects }) => effects)
      .reduce((sum, effect) => sum + (effect.kind === 'deliver' ? effect.bytes : 0), 0);
    const unread =
      trace.steps.findLast((step) => step.side === side && step.after.tcb)?.after.tcb?.unread ?? 0;
    const read = callsOf(trace, side)
      .filter(({ name }) => name === 'recv')
      .reduce((sum, { result }) => sum + (result?.kind === 'bytes' ? result.bytes : 0), 0);
    const readsItself = profileAt(trace, side).autoRead;
    expect(read).toBe(delivered - (readsItself ? 0 : unread));
  });
});
