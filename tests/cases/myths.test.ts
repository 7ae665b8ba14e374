/** Wrong claims: the run refutes the claim, and the truth beside it is the case there. */
import { describe, expect, test } from 'vitest';
import { s } from '../../machines/tcp/time.ts';
import { MYTH_IDS, MYTHS, type MythId } from '../../src/cases/myths.ts';
import { flags, must, run, Shown, type Claims } from './shown.ts';
import { stepsWithEnds } from '../traceParts.ts';

const CLAIMS: Readonly<Record<MythId, Claims>> = {
  'lost-third-ack-means-reset': {
    'the data completes the handshake': (r) =>
      r.nth('client', 'ACK').fate === 'lost' &&
      r.step.before.state === 'SYN_RCVD' &&
      r.state('server') === 'ESTABLISHED',
    'there is no RST': (r) => r.sent('server', 'RST').length === 0,
  },
  'lost-ack-is-resent': {
    'what is sent again is the FIN, and only that': (r) =>
      r.trace.flights
        .filter(({ again }) => again !== null)
        .map(flags)
        .join() === 'FIN+ACK',
    'it draws a new ACK': (r) =>
      r.nth('client', 'ACK', 3).fate === 'lost' &&
      r.nth('client', 'ACK', 4).step === r.step.index &&
      r.nth('client', 'ACK', 4).again === null,
  },
  'both-established-at-once': {
    'the client is ESTABLISHED, the server is not yet': (r) =>
      r.state('client') === 'ESTABLISHED' && r.state('server') === 'SYN_RCVD',
    'half a round trip lies between': (r) => {
      const at = (['client', 'server'] as const).map(
        (side) =>
          must(stepsWithEnds(r.trace).find(({ ends }) => ends[side].state === 'ESTABLISHED')).at,
      );
      return must(at[1]) - must(at[0]) === r.trace.scenario.link.delayUs;
    },
  },
  'syn-sent-means-closed-port': {
    'a closed port answers RST, and the client knows after a round trip': (r) =>
      r.state('client') === 'CLOSED' &&
      flags(r.arrived) === 'RST+ACK' &&
      r.moment.at - r.nth('client', 'SYN').sentAt === 2 * r.trace.scenario.link.delayUs,
    'hanging means that nothing comes at all': () =>
      run('syn-lost-until-give-up').sent('server').length === 0,
  },
  'connect-gives-up-after-63-s': {
    'at 63 s the sixth and last retransmission leaves': (r) => {
      const syns = r.sent('client', 'SYN');
      return syns.length === 7 && must(syns[6]).sentAt - must(syns[0]).sentAt === s(63);
    },
    'it gives up after 127 s': (r) =>
      r.state('client') === 'CLOSED' && r.moment.at - r.nth('client', 'SYN').sentAt === s(127),
    'by the RFC after three minutes or more': () => {
      const never = run('syn-lost-until-give-up');
      return never.trace.end.at - never.nth('client', 'SYN').sentAt >= s(180);
    },
  },
  'syn-backlog-counts-connections': {
    'the connection is in SYN_RCVD at the server, and open to the client': (r) =>
      r.state('server') === 'SYN_RCVD' && r.state('client') === 'ESTABLISHED',
  },
  'fin-has-only-fin': {
    'it is FIN+ACK': (r) => flags(r.nth('client', 'FIN')) === 'FIN+ACK',
    'every segment after the first carries ACK': (r) =>
      r.trace.flights.slice(1).every(({ segment }) => segment.ack),
  },
  'close-takes-four-packets': {
    'three segments from the first FIN on': (r) =>
      r.trace.flights.filter(({ step }) => step >= r.nth('client', 'FIN').step).length === 3,
    'the one in the middle is ACK and FIN': (r) =>
      flags(r.arrived) === 'FIN+ACK' && r.arrived.from === 'server',
  },
  'close-wait-by-own-fin': {
    'it enters CLOSE_WAIT as it receives one': (r) =>
      r.state('server') === 'CLOSE_WAIT' && r.arrived === r.nth('client', 'FIN'),
    'and has not sent its own': (r) => r.nth('server', 'FIN').step > r.step.index,
    'sending it leads to LAST_ACK': (r) =>
      r.trace.steps[r.nth('server', 'FIN').step]?.after.state === 'LAST_ACK',
  },
  'waits-end-by-themselves': {
    'the run is over, and both still wait': (r) =>
      r.trace.end.reason === 'quiet' &&
      r.state('client') === 'FIN_WAIT_2' &&
      r.state('server') === 'CLOSE_WAIT',
    'a Linux ends the one after a minute, and not the other': () => {
      const linux = run('fin-wait-2-times-out');
      return linux.end.client.state === 'CLOSED' && linux.end.server.state === 'CLOSE_WAIT';
    },
  },
  'time-wait-is-the-clients': {
    'the server sends the first FIN, and waits': (r) =>
      r.nth('server', 'FIN').step < r.nth('client', 'FIN').step &&
      r.state('server') === 'TIME_WAIT' &&
      !r.states('client').includes('TIME_WAIT'),
  },
  'fin-timeout-is-time-wait': {
    'it is set to 10 s, and limits FIN_WAIT_2': (r) =>
      must(r.timers('client', 'finWait2')[0]).delayUs === s(10),
    'TIME_WAIT lasts 60 s all the same': (r) => {
      const waited = must(r.timers('client', 'timeWait')[0]);
      return waited.outcome === 'fired' && waited.delayUs === s(60);
    },
  },
  '2msl-allows-one-loss': {
    'the last ACK is lost three times': (r) =>
      r.past.sent('client', 'ACK').filter(({ fate }) => fate === 'lost').length === 3,
    'and the fourth FIN is acknowledged': (r) =>
      r.arrived === r.nth('server', 'FIN', 4) &&
      r.step.sent.length === 1 &&
      r.end.server.state === 'CLOSED',
    'each one started the wait anew': (r) =>
      r.timers('client', 'timeWait').filter(({ outcome }) => outcome === 'restarted').length === 3,
    'within seconds': (r) => r.moment.at < s(10),
  },
  'turn-on-tw-recycle': {
    'a newer SYN opens a new connection from TIME_WAIT': (r) =>
      r.step.before.state === 'TIME_WAIT' && r.state('server') === 'SYN_RCVD',
  },
  'nobody-waits-after-reset': {
    'both ends are CLOSED at once': (r) =>
      r.state('client') === 'CLOSED' && r.state('server') === 'CLOSED',
    'and nobody was in TIME_WAIT': (r) =>
      (['client', 'server'] as const).every((side) => !r.states(side).includes('TIME_WAIT')),
    'by the ABORT call of 3.10.5': (r) => r.steps('call.abortReset', 'client').length === 1,
  },
};

describe.each(MYTH_IDS)('%s', (id) => {
  const claims = Object.entries(CLAIMS[id]);
  test.each(claims)('%s', (_claim, holds) => {
    expect(holds(new Shown(MYTHS[id]))).toBe(true);
  });
});

test('all that circulate', () => expect(MYTH_IDS).toHaveLength(15));
