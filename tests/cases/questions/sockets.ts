/** What the answers about socket calls claim, put to their runs. */
import { segEnd } from '../../../machines/tcp/segment.ts';
import { ms } from '../../../machines/tcp/time.ts';
import type { sockets as questions } from '../../../src/cases/questions/sockets.ts';
import { delivered, flags, must, run, runOf, type ClaimsOf } from '../shown.ts';

export const sockets: ClaimsOf<typeof questions> = {
  'close-or-shutdown': {
    'shutdown sends a FIN': (r) =>
      r.trace.steps[r.nth('client', 'FIN').step]?.cause.kind === 'call' &&
      r.calls('client').at(-1) === 'shutdown',
    'and the application goes on reading': (r) =>
      r.state('client') === 'FIN_WAIT_2' &&
      r.step.effects.some((effect) => effect.kind === 'deliver' && effect.bytes > 0),
    'after close, data that still arrives is answered with RST': () => {
      const closed = runOf('half-close', {
        profile: 'linuxTextbook',
        client: {
          iss: [100],
          reactions: [{ on: 'established', afterUs: ms(300), call: 'close' }],
        },
      });
      const data = closed.arrival(closed.nth('server', 'DATA'));
      return (
        data.rules.includes('text.afterClose') && closed.nth('client', 'RST').step === data.index
      );
    },
  },
  'listen-backlog': {
    'the server’s application has only called listen': (r) =>
      r.past.calls('server').join() === 'listen',
    'and connect has succeeded': (r) => r.state('client') === 'ESTABLISHED',
    'and data is acknowledged': (r) =>
      r.arrived.segment.ackNumber === segEnd(r.nth('client', 'DATA').segment),
  },
  'address-in-use': {
    'the server was the active closer, and its old connection is in TIME_WAIT': (r) =>
      r.state('server') === 'TIME_WAIT' &&
      r.past.calls('server').join() === 'listen,send,close,listen',
    'listen fails: a host has one connection in this run': (r) =>
      r.step.reports.includes('error: connection already exists') &&
      r.step.rules.includes('call.alreadyExists'),
  },
  'so-linger': {
    'by default close returns at once, and the kernel sends the rest in the background': () => {
      const closes = run('fin-overtakes-data');
      const call = must(
        closes.trace.steps.find(
          ({ side, cause }) =>
            side === 'client' && cause.kind === 'call' && cause.call.call === 'close',
        ),
      );
      return call.at < closes.arrival(closes.nth('client', 'DATA')).at;
    },
    'time 0: both sides are CLOSED, nobody is in TIME_WAIT': (r) =>
      flags(r.arrived) === 'RST' &&
      (['client', 'server'] as const).every(
        (side) => r.state(side) === 'CLOSED' && !r.states(side).includes('TIME_WAIT'),
      ),
    'the peer gets ECONNRESET': (r) => r.step.reports.includes('connection reset'),
    'it discards unsent data': () => {
      const unsent = runOf('zero-window', {
        actions: [
          { atUs: 0, side: 'server', call: 'listen' },
          { atUs: ms(20), side: 'client', call: 'connect' },
          { atUs: ms(500), side: 'client', call: 'abort' },
        ],
      });
      return delivered(unsent, 'server').join() === '100,100';
    },
  },
  'connect-errors': {
    'ECONNREFUSED: a RST answered the SYN': (r) =>
      flags(r.arrived) === 'RST+ACK' &&
      r.step.before.state === 'SYN_SENT' &&
      r.state('client') === 'CLOSED',
    'ETIMEDOUT: no answer at all, in spite of retransmissions': () => {
      const never = run('syn-lost-until-give-up');
      return never.sent('server').length === 0 && never.sent('client', 'SYN').length > 1;
    },
    'the 4-tuple is in TIME_WAIT: the call fails, and nothing is sent': () => {
      const taken = run('connect-in-time-wait').steps('call.alreadyExists')[0];
      return taken?.before.state === 'TIME_WAIT' && taken.sent.length === 0;
    },
  },
  'read-write-errors': {
    'ECONNRESET: a RST has arrived': (r) =>
      flags(r.arrived) === 'RST' && r.step.reports.includes('connection reset'),
    'EPIPE: the sending direction is closed': () =>
      runOf('half-close', {
        client: {
          iss: [100],
          reactions: [
            { on: 'established', afterUs: ms(300), call: 'shutdown' },
            { on: 'established', afterUs: ms(310), call: 'send', bytes: 10 },
          ],
        },
      }).trace.steps.some(({ reports }) => reports.includes('error: connection closing')),
    'ETIMEDOUT: keep-alive probes stayed unanswered': () =>
      run('keep-alive-finds-dead-peer').trace.steps.some(({ reports }) =>
        reports.includes('error: connection aborted (keep-alive)'),
      ),
    'recv = 0 is the peer’s FIN': () => {
      const closes = run('open-data-close');
      return closes.arrival(closes.nth('client', 'FIN')).reports.join() === 'connection closing';
    },
  },
  'reuse-options': {
    'a new connection on the same 4-tuple needs a newer SYN': (r) =>
      r.step.before.state === 'TIME_WAIT' &&
      r.step.rules.includes('syn.reopens') &&
      r.arrived.segment.seq > must(r.step.before.tcb).rcvNxt,
  },
};
