/** What the answers about TIME_WAIT claim, put to their runs. */
import { ms, s } from '../../../machines/tcp/time.ts';
import type { waiting as questions } from '../../../src/cases/questions/waiting.ts';
import { flags, must, run, runOf, type ClaimsOf, type Shown } from '../shown.ts';

export const waiting: ClaimsOf<typeof questions> = {
  'why-time-wait': {
    'the last ACK was lost, and the FIN is retransmitted': (r) =>
      r.nth('client', 'ACK', 3).fate === 'lost' &&
      r.nth('server', 'FIN', 2).sentAt < r.moment.at &&
      r.moment.at < r.nth('server', 'FIN', 2).dueAt,
    'the active closer is still there to acknowledge it': (r) => r.state('client') === 'TIME_WAIT',
    'so the peer closes cleanly': (r) =>
      r.trace.steps.some(
        ({ side, reports }) => side === 'server' && reports.includes('ok: CLOSE complete'),
      ),
  },
  'why-2msl': {
    'the last ACK is slow, and the FIN left just before it arrived': (r) => {
      const [ack, fin] = [r.nth('client', 'ACK', 3), r.nth('server', 'FIN', 7)];
      return fin.sentAt < must(ack.arrivals[0]) && must(ack.arrivals[0]) - fin.sentAt <= s(1);
    },
    'neither lives longer than one MSL': (r) =>
      r.trace.flights.every(({ sentAt, arrivals }) => arrivals.every((at) => at - sentAt <= MSL)),
    'it comes when one MSL is over, and is acknowledged': (r) =>
      r.moment.at - enteredTimeWait(r) > MSL &&
      r.moment.at - enteredTimeWait(r) < 2 * MSL &&
      r.state('client') === 'TIME_WAIT' &&
      r.step.sent.length === 1,
    'with the RFC’s MSL of 2 minutes the wait is 4': (r) =>
      r.timers('client', 'timeWait')[0]?.delayUs === s(240),
    'Linux waits 60 s': () => run('fin-timeout').timers('client', 'timeWait')[0]?.delayUs === s(60),
  },
  'whose-time-wait': {
    'the server sends the first FIN, and waits': (r) =>
      r.nth('server', 'FIN').sentAt < r.nth('client', 'FIN').sentAt &&
      r.state('server') === 'TIME_WAIT' &&
      !r.states('client').includes('TIME_WAIT'),
    'in a simultaneous close both do': () => {
      const both = run('simultaneous-close');
      return (
        both.states('client').includes('TIME_WAIT') && both.states('server').includes('TIME_WAIT')
      );
    },
  },
  'syn-in-time-wait': {
    'a SYN with a higher number opens a new connection at once': (r) =>
      r.step.before.state === 'TIME_WAIT' &&
      r.state('server') === 'SYN_RCVD' &&
      r.end.server.state === 'ESTABLISHED' &&
      r.end.client.state === 'ESTABLISHED',
    'otherwise it is answered with an ACK': () => {
      const old = runOf('syn-in-time-wait', { client: { ...CLOSES_AFTER_SERVER, iss: [100, 50] } });
      const syn = old.arrival(old.nth('client', 'SYN', 2));
      return (
        syn.after.state === 'TIME_WAIT' &&
        syn.sent.length === 1 &&
        !syn.rules.includes('syn.reopens')
      );
    },
  },
  'time-wait-assassination': {
    'an old segment in TIME_WAIT is answered with an ACK': (r) =>
      r.past.steps('sequence.unacceptable', 'client')[0]?.before.state === 'TIME_WAIT',
    'the ACK meets CLOSED, which answers RST': (r) =>
      r.past.steps('closed.resetsAck', 'server').length === 1 && flags(r.arrived) === 'RST',
    'the RST ends the wait too early': (r) =>
      r.step.before.state === 'TIME_WAIT' &&
      r.state('client') === 'CLOSED' &&
      r.timers('client', 'timeWait')[0]?.outcome === 'stopped',
    'with RFC 1337 it is ignored': () =>
      runOf('time-wait-killed', { settings: { rfc1337: true } }).steps('reset.ignoredInTimeWait')
        .length === 1,
    'Linux obeys it, unless told otherwise': () =>
      runOf('time-wait-killed', { profile: 'linuxTextbook' }).steps('reset.endsTimeWait').length ===
        1 &&
      runOf('time-wait-killed', { profile: 'linuxTextbook', settings: { rfc1337: true } }).steps(
        'reset.endsTimeWait',
      ).length === 0,
  },
  'many-time-waits': {
    'the 4-tuple is blocked while it waits': (r) =>
      r.state('client') === 'TIME_WAIT' &&
      r.step.reports.includes('error: connection already exists') &&
      r.step.sent.length === 0,
    'until the wait is over': (r) => r.end.client.state === 'CLOSED',
  },
  'server-time-waits': {
    'the server closes first, and is in TIME_WAIT': (r) =>
      r.nth('server', 'FIN').sentAt < r.nth('client', 'FIN').sentAt &&
      r.state('server') === 'TIME_WAIT' &&
      !r.states('client').includes('TIME_WAIT'),
    'on Linux for 60 s': () =>
      runOf('server-closes-first', { profile: 'linuxTextbook', settings: {} }).timers(
        'server',
        'timeWait',
      )[0]?.delayUs === s(60),
    'it avoids that if the clients close first': () =>
      !run('open-data-close').states('server').includes('TIME_WAIT'),
  },
};

const MSL = s(120);

const CLOSES_AFTER_SERVER = {
  reactions: [
    { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
    { on: 'endOfFile', afterUs: ms(200), call: 'close' },
  ],
} as const;

const enteredTimeWait = (r: Shown): number =>
  must(r.trace.steps.find(({ after }) => after.state === 'TIME_WAIT')).at;
