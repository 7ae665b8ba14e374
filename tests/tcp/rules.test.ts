/**
 * Every rule is alive: a built-in scenario cites it, in one of the profiles, or a small run here does. A rule that nothing cites would be
 * explained to nobody.
 */
import { describe, expect, test } from 'vitest';
import type { Driver } from '../../machines/stacks/driver.ts';
import { PROFILE_NAMES } from '../../machines/stacks/profiles.ts';
import { RULES, RULE_IDS, ruleSource, type RuleId } from '../../machines/tcp/rules.ts';
import { advance, seq } from '../../machines/tcp/sequence.ts';
import type { State } from '../../machines/tcp/states.ts';
import { s } from '../../machines/tcp/time.ts';
import { scenarioById, SCENARIO_IDS, scenariosOf } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { fromPeer, inState, tcbOf, type Situation } from './inState.ts';
import { packet } from './packet.ts';
import { cited } from './story.ts';

/** What is done to an endpoint in a state so that it cites the rule. */
type Run = [state: State, doing: (end: Driver) => void, situation?: Situation];

const arrives =
  (...packets: string[]) =>
  (end: Driver) =>
    packets.forEach((text) => end.arrives(packet(text)));

const CORKED: Situation = { profile: 'linux', settings: { cork: true } };

const DEFERS: Situation = {
  profile: 'linuxTextbook',
  settings: { deferAcceptTimeouts: 3 },
};

const WITH_ECN: Situation = {
  profile: 'linux',
  settings: { ecn: 'ask' },
  peerOptions: { ece: true },
};

/** A timeout brings ssthresh down; then all is acknowledged, round trip by round trip. */
function growsAgain(end: Driver): void {
  end.advance(s(1));
  for (let round = 0; round < 8; round++) {
    end.arrives(fromPeer(end));
    end.call({ type: 'send', bytes: 30_000 });
    end.advance(s(0.05));
  }
}

/** The window doubles; then round trips take three times as long. */
function slowsDown(end: Driver): void {
  for (let round = 0; round < 6; round++) {
    end.advance(s(round < 4 ? 0.05 : 0.15));
    for (let left = 0; left < 40 && tcbOf(end).inFlight.length > 0; left++) {
      end.arrives(fromPeer(end, { ackNumber: advance(tcbOf(end).sndUna, 1460) }));
    }
    end.call({ type: 'send', bytes: 60_000 });
  }
}

/** Segments of 1000 octets, by SACK to the letter; then ACKs of all below one, with blocks of others, or time passes. */
const bySack = (
  segments: number,
  ...acks: readonly (number | [una: number, ...Block[]])[]
): Run => [
  'ESTABLISHED',
  (end) => {
    end.call({ type: 'send', bytes: segments * 1000 });
    const at = (segment: number) => seq(101 + (segment - 1) * 1000);
    for (const ack of acks) {
      if (typeof ack === 'number') {
        end.advance(s(ack));
        continue;
      }
      const [una, ...blocks] = ack;
      const sack = blocks.map(([from, to]) => ({ start: at(from), end: at(to + 1) }));
      end.arrives(fromPeer(end, { ackNumber: at(una), sack }));
    }
  },
  { settings: { sack: true, initialWindow: 10_000 }, peerOptions: { sackPermitted: true } },
];

/** CUBIC by the letter: time passes, and all is acknowledged, round by round. */
const byCubic = (...waits: readonly number[]): Run => [
  'ESTABLISHED',
  (end) => {
    end.call({ type: 'send', bytes: 4000 });
    for (const wait of waits) {
      end.advance(s(wait));
      end.arrives(fromPeer(end));
      end.call({ type: 'send', bytes: 10_000 });
    }
  },
  { settings: { congestionControl: 'cubic' } },
];
type Block = readonly [from: number, to: number];

const opens = (settings: Situation['settings'], answer?: string): Run => [
  'CLOSED',
  (end) => {
    end.call({ type: 'connect', bytes: 10 });
    if (answer !== undefined)
      end.arrives({ syn: true, ack: true, seq: 300, ackNumber: 101, fastOpen: answer });
  },
  { settings: { fastOpen: 'client', ...settings } },
];
const meets = (fastOpen: string, cookie: 'asked' | 'none' = 'asked'): Run => [
  'LISTEN',
  (end) => end.arrives({ syn: true, seq: 300, dataLen: 10, fastOpen }),
  { settings: { fastOpen: 'server', fastOpenCookie: cookie } },
];

const SMALL_RUNS: Partial<Record<RuleId, Run>> = {
  'call.sendOpens': ['LISTEN', (end) => end.call({ type: 'send', bytes: 1 }), { remote: true }],
  'call.remoteMissing': ['CLOSED', (end) => end.call({ type: 'connect', remote: false })],
  'call.alreadyExists': ['LISTEN', (end) => end.call({ type: 'listen' })],
  'call.doesNotExist': ['CLOSED', (end) => end.call({ type: 'close' })],
  'call.sendQueued': ['SYN_SENT', (end) => end.call({ type: 'send', bytes: 1 })],
  'call.connectionClosing': ['FIN_WAIT_1', (end) => end.call({ type: 'send', bytes: 1 })],
  'call.closeUnopened': ['LISTEN', (end) => end.call({ type: 'close' })],
  'call.closeWaits': ['ESTABLISHED', (end) => end.call({ type: 'close' }), { unsent: 10 }],
  'call.closeUnread': [
    'ESTABLISHED',
    (end) => end.call({ type: 'close' }),
    { received: 10, settings: { autoRead: false, closeUnread: 'reset' } },
  ],
  'call.stopReading': [
    'FIN_WAIT_2',
    (end) => end.call({ type: 'close' }),
    { settings: { halfDuplexClose: true } },
  ],
  'call.abortSilent': ['SYN_SENT', (end) => end.call({ type: 'abort' })],
  'call.status': ['LISTEN', (end) => end.call({ type: 'status' })],

  'fastOpen.asks': opens({}),
  'fastOpen.keeps': opens({}, '0011223344556677'),
  'fastOpen.sends': opens({ fastOpenCookie: 'known' }),
  'fastOpen.again': opens({ fastOpenCookie: 'known' }, '0011223344556677'),
  'fastOpen.gives': meets(''),
  'fastOpen.refuses': meets('0011223344556677'),
  'fastOpen.accepts': meets('', 'none'),

  'closed.ignoresReset': ['CLOSED', arrives('R 5:5(0)')],
  'listen.ignoresReset': ['LISTEN', arrives('R 5:5(0)')],
  'listen.resetsAck': ['LISTEN', arrives('. 5:5(0) ack 7')],
  'listen.ignores': ['LISTEN', arrives('F 5:5(0)')],
  'synSent.ignoresReset': ['SYN_SENT', arrives('R 5:5(0)')],

  'synSent.soonAgain': ['SYN_SENT', arrives('. 5:5(0) ack 7'), { settings: { synAgainUs: 8000 } }],

  'sequence.dropsReset': ['ESTABLISHED', arrives('R 300:300(0)')],
  'sequence.trimmed': ['ESTABLISHED', arrives('. 299:305(6) ack 101')],
  'reset.refused': ['SYN_RCVD', arrives('R 301:301(0)'), { origin: 'active' }],
  'reset.ignoredInTimeWait': [
    'TIME_WAIT',
    arrives('R 302:302(0)'),
    { settings: { rfc1337: true } },
  ],
  'syn.backToListen': ['SYN_RCVD', arrives('S 400:400(0)')],
  'syn.challenged': ['ESTABLISHED', arrives('S 400:400(0)')],
  'syn.resets': ['ESTABLISHED', arrives('S 400:400(0)'), { settings: { rfc5961: false } }],
  'syn.reopens': ['TIME_WAIT', arrives('S 400:400(0)'), { settings: { timeWaitReuse: true } }],
  'ack.limited': [
    'ESTABLISHED',
    arrives('S 400:400(0)', 'S 400:400(0)'),
    { settings: { ackRateLimitUs: 500_000 } },
  ],
  'ack.missing': ['ESTABLISHED', arrives('none 301:311(10)')],
  'ack.badInSynRcvd': ['SYN_RCVD', arrives('. 301:301(0) ack 90')],
  'ack.overtaken': [
    'ESTABLISHED',
    (end) => {
      end.arrives({ ack: true, seq: 301, ackNumber: 111, wnd: 65535 });
      end.arrives({ ack: true, seq: 301, ackNumber: 101, wnd: 40 });
    },
    { inFlight: [10] },
  ],
  'ack.unsent': ['ESTABLISHED', arrives('. 301:301(0) ack 102')],
  'ack.tooOld': ['ESTABLISHED', arrives('. 301:301(0) ack 90'), { peerWnd: 10 }],
  'ack.ignoredInTimeWait': ['TIME_WAIT', arrives('. 302:302(0) ack 102')],
  'ack.answeredInTimeWait': ['TIME_WAIT', arrives('P. 302:312(10) ack 102')],
  'text.ignored': ['CLOSE_WAIT', arrives('P. 302:312(10) ack 101')],
  'text.afterClose': [
    'FIN_WAIT_2',
    arrives('P. 301:311(10) ack 102'),
    { settings: { halfDuplexClose: true }, closedBy: 'close' },
  ],
  'timestamps.missing': [
    'ESTABLISHED',
    arrives('P. 301:311(10) ack 101'),
    { settings: { timestamps: true }, peerOptions: { timestamps: { value: 5, echo: 0 } } },
  ],
  'fin.again': ['CLOSE_WAIT', arrives('F. 302:302(0) ack 101')],

  'send.bufferFull': [
    'ESTABLISHED',
    (end) => end.call({ type: 'send', bytes: 20 }),
    { settings: { sndBuf: 10 } },
  ],
  'send.writesOn': [
    'ESTABLISHED',
    (end) => {
      end.call({ type: 'send', bytes: 20 });
      arrives('. 301:301(0) ack 111')(end);
    },
    { settings: { sndBuf: 10 } },
  ],
  'send.nagle': [
    'ESTABLISHED',
    (end) => end.call({ type: 'send', bytes: 1 }),
    { settings: { nagle: true }, inFlight: [10] },
  ],
  'timer.userTimeout': [
    'SYN_SENT',
    (end) => end.advance(s(1)),
    { settings: { userTimeoutUs: s(0.5) } },
  ],
  'timer.finWait2': [
    'FIN_WAIT_2',
    (end) => end.advance(s(60)),
    { settings: { finWait2Us: s(60) }, closedBy: 'close' },
  ],
  'linux.touchesWindow': [
    'ESTABLISHED',
    arrives('P. 301:311(10) ack 101', 'P. 301:311(10) ack 101'),
    { profile: 'linuxTextbook' },
  ],
  'linux.resetsRequest': ['SYN_RCVD', arrives('S 400:400(0)'), { profile: 'linuxTextbook' }],
  'linux.ignoresSynFin': ['LISTEN', arrives('SF 300:300(0)'), { profile: 'linuxTextbook' }],
  'linux.resetBeforeFin': ['CLOSE_WAIT', arrives('R 301:301(0)'), { profile: 'linuxTextbook' }],
  'linux.windowShrinks': [
    'ESTABLISHED',
    (end) => {
      // the window grows from ten segments to twelve, and then nothing is sent for a long time
      arrives('. 301:301(0) ack 1561', '. 301:301(0) ack 3021')(end);
      arrives('. 301:301(0) ack 14701')(end);
      end.advance(s(5));
      end.call({ type: 'send', bytes: 10 });
    },
    { profile: 'linuxTextbook', inFlight: Array.from({ length: 10 }, () => 1460) },
  ],
  'linux.triesNew': [
    'ESTABLISHED',
    (end) => {
      end.advance(s(0.3));
      end.call({ type: 'send', bytes: 10 });
      arrives('. 301:301(0) ack 1561')(end);
    },
    { profile: 'linuxTextbook', inFlight: [1460, 1460] },
  ],
  'linux.needlessTimeout': [
    'ESTABLISHED',
    (end) => {
      end.advance(s(0.3));
      end.call({ type: 'send', bytes: 10 });
      arrives('. 301:301(0) ack 1561', '. 301:301(0) ack 3021')(end);
    },
    { profile: 'linuxTextbook', inFlight: [1460, 1460, 1460] },
  ],
  'linux.windowOfMemory': [
    'ESTABLISHED',
    arrives('P. 301:311(10) ack 101'),
    { profile: 'linuxTextbook', settings: { autoRead: false } },
  ],
  'linux.mergesAgain': [
    'ESTABLISHED',
    (end) => end.advance(s(1)),
    { profile: 'linuxTextbook', inFlight: [10, 20] },
  ],
  'linux.sendsLostAgain': [
    'ESTABLISHED',
    (end) => {
      end.advance(s(0.3));
      arrives('. 301:301(0) ack 1561')(end);
    },
    { profile: 'linuxTextbook', inFlight: [1460, 1460] },
  ],
  'ecn.marked': [
    'ESTABLISHED',
    (end) => end.arrives({ ...fromPeer(end, { dataLen: 10 }), ip: 'CE' }),
    WITH_ECN,
  ],
  'ecn.windowReduced': [
    'ESTABLISHED',
    (end) => {
      end.call({ type: 'send', bytes: 20_000 });
      end.arrives({ ...fromPeer(end, { ackNumber: 1561 }), ece: true });
      end.arrives(fromPeer(end));
      end.call({ type: 'send', bytes: 20_000 });
    },
    WITH_ECN,
  ],
  'linux.reneged': [
    'ESTABLISHED',
    (end) => {
      // the second segment is said to have arrived, the first is acknowledged, and then not the second
      end.arrives({
        ...fromPeer(end, { ackNumber: 101 }),
        sack: [{ start: seq(1561), end: seq(3021) }],
      });
      end.arrives(fromPeer(end, { ackNumber: 1561 }));
    },
    { profile: 'linux', inFlight: [1460, 1460, 1460], peerOptions: { sackPermitted: true } },
  ],
  // three segments acknowledged at the loss; then the window is above ssthresh, and time passes
  'linux.cubicGrowth': ['ESTABLISHED', growsAgain, { profile: 'linux', inFlight: [1460, 1460] }],
  'linux.hystart': ['ESTABLISHED', slowsDown, { profile: 'linux', inFlight: [1460] }],
  'linux.emptyProbe': [
    'ESTABLISHED',
    (end) => end.advance(s(1)),
    { profile: 'linuxTextbook', unsent: 10 },
  ],
  'linux.probesOver': [
    'ESTABLISHED',
    (end) => end.advance(s(3000)),
    { profile: 'linuxTextbook', unsent: 10 },
  ],
  'linux.ignoresAfterFin': [
    'CLOSE_WAIT',
    arrives('F. 302:302(0) ack 101'),
    { profile: 'linuxTextbook' },
  ],
  'linux.resetsAfterFin': [
    'CLOSE_WAIT',
    arrives('P. 300:310(10) ack 101'),
    { profile: 'linuxTextbook' },
  ],
  'linux.timeWaitStays': [
    'TIME_WAIT',
    (end) => end.call({ type: 'abort' }),
    { profile: 'linuxTextbook' },
  ],
  'linux.halfWindowSegments': [
    'LISTEN',
    arrives('S 300:300(0) win 1000 <mss 1460>'),
    { profile: 'linuxTextbook' },
  ],
  'linux.patienceOver': [
    'FIN_WAIT_1',
    (end) => end.advance(s(1000)),
    { profile: 'linuxTextbook', closedBy: 'close' },
  ],
  'linux.corked': ['ESTABLISHED', (end) => end.call({ type: 'send', bytes: 10 }), CORKED],
  'linux.corkEnds': [
    'ESTABLISHED',
    (end) => {
      end.call({ type: 'send', bytes: 10 });
      end.advance(s(1));
    },
    CORKED,
  ],
  'linux.defersAccept': ['SYN_RCVD', arrives('. 301:301(0) ack 101'), DEFERS],
  'linux.waitsForData': [
    'SYN_RCVD',
    (end) => {
      arrives('. 301:301(0) ack 101')(end);
      end.advance(s(1));
    },
    DEFERS,
  ],
  'linux.forgetsRequest': ['SYN_RCVD', (end) => end.advance(s(100)), { profile: 'linuxTextbook' }],
  'sack.limitedTransmit': bySack(12, [1, [2, 2]]),
  'sack.entersRecovery': bySack(10, [1, [2, 4]]),
  'sack.sendsLost': bySack(10, [1, [2, 4]], [1, [2, 4], [6, 10]]),
  'sack.lastResort': bySack(6, [1, [2, 4]], [1, [2, 4], [6, 6]]),
  'sack.rescue': bySack(8, [1, [2, 5]], [6]),
  'sack.recovered': bySack(8, [1, [2, 8]], [9]),
  'sack.forgets': bySack(8, [1, [2, 8]], 1),
  'sack.fillsHoles': bySack(10, 1, [2, [4, 10]]),
  'congestion.avoidance': [
    'ESTABLISHED',
    (end) => {
      end.advance(s(1));
      arrives('. 301:301(0) ack 1101', '. 301:301(0) ack 2101', '. 301:301(0) ack 3101')(end);
    },
    { inFlight: [1000, 1000, 1000] },
  ],
  // a timeout; slow start up to ssthresh; then the window stands where the cubic begins
  'cubic.reduces': byCubic(1),
  'cubic.likeReno': byCubic(1, 0.1, 0.1, 0.1),
  'cubic.grows': byCubic(1, ...Array.from({ length: 12 }, () => 0.5)),
  'congestion.partialAck': [
    'ESTABLISHED',
    (end) => {
      for (let i = 0; i < 3; i++) arrives('. 301:301(0) ack 101')(end);
      arrives('. 301:301(0) ack 1101')(end);
    },
    { inFlight: [1000, 1000, 1000] },
  ],
};

const inScenarios = new Set(
  [
    ...PROFILE_NAMES.flatMap((profile) =>
      SCENARIO_IDS.map((id) => ({ ...scenarioById(id), profile })),
    ),
    // of stacks that are broken on purpose
    ...scenariosOf('broken').map(scenarioById),
  ].flatMap((scenario) => simulate(scenario).steps.flatMap((step) => step.rules)),
);

describe('every rule is cited', () => {
  // those of listeners are cited by a host: see tests/host/listener.test.ts, which misses none
  const others = RULE_IDS.filter((rule) => !inScenarios.has(rule) && !rule.startsWith('listener.'));

  test.each(others)('%s, by a small run', (rule) => {
    const run = SMALL_RUNS[rule];
    if (!run) throw new Error(`no scenario and no small run cites ${rule}`);
    const [state, doing, situation] = run;
    const end = inState(state, situation);
    doing(end);
    expect(cited(end)).toContain(rule);
  });

  test('by scenarios, most of them', () => {
    expect(inScenarios.size).toBeGreaterThanOrEqual(65);
  });
});

describe('every rule', () => {
  test.each(RULE_IDS)('%s says where it comes from', (rule) => {
    const { rfc, section, step } = ruleSource(rule);
    if (rfc === null) expect(section).toBe('');
    else expect(section).toMatch(/^\d+(\.\d+)*$/);
    if (step !== undefined) expect([rfc, section]).toEqual([9293, '3.10.7.4']);
  });

  test('is named after what it is about', () => {
    for (const rule of Object.keys(RULES))
      expect(rule).toMatch(/^[a-z]+[A-Za-z0-9]*\.[a-z][A-Za-z]+\d?/);
  });
});
