/** What the answers about closing a connection claim, put to their runs. */
import { segEnd } from '../../../machines/tcp/segment.ts';
import { ms, s } from '../../../machines/tcp/time.ts';
import type { closing as questions } from '../../../src/cases/questions/closing.ts';
import { doubles, flags, must, run, runOf, type ClaimsOf } from '../shown.ts';

export const closing: ClaimsOf<typeof questions> = {
  'three-to-open-four-to-close': {
    'in the handshake the server sends ACK and SYN immediately, in one segment: three in all': (
      r,
    ) => {
      const answer = r.nth('server', 'SYN_ACK');
      return (
        answer.step === r.arrival(r.nth('client', 'SYN')).index &&
        r.trace.flights.slice(0, 3).map(flags).join(' ') === 'SYN SYN+ACK ACK'
      );
    },
    'at the close the kernel acknowledges the FIN by itself': (r) => {
      const fin = r.arrival(r.nth('client', 'FIN'));
      return (
        r.nth('server', 'ACK', 2).step === fin.index &&
        r.nth('server', 'ACK', 2).segment.ackNumber === segEnd(r.nth('client', 'FIN').segment)
      );
    },
    'its own FIN waits until the application calls close': (r) => {
      const { cause } = must(r.trace.steps[r.nth('server', 'FIN').step]);
      return cause.kind === 'call' && cause.call.call === 'close';
    },
    'until then it may still send data': () =>
      run('half-close').sent('server', 'DATA').length === 2,
    'so there are four': () => segmentsToClose('open-data-close') === 4,
    'every FIN carries an ACK; the server’s is not the first to acknowledge the other FIN': (r) =>
      [r.nth('client', 'FIN'), r.nth('server', 'FIN')].every(({ segment }) => segment.ack) &&
      r.nth('server', 'FIN').segment.ackNumber === r.nth('server', 'ACK', 2).segment.ackNumber,
    'if the application closes at once, three suffice': () =>
      segmentsToClose('three-segment-close') === 3,
    'or if the ACK is delayed': () => segmentsToClose('close-after/20') === 3,
    'but not if the application takes longer than the delay': () =>
      segmentsToClose('close-after/300') === 4,
  },
  'four-or-three-to-close': {
    'the application closed before the ACK had left, and both share a segment': (r) =>
      flags(r.nth('server', 'FIN')) === 'FIN+ACK' &&
      r.arrived === r.nth('server', 'FIN') &&
      r.arrived.segment.ackNumber === segEnd(r.nth('client', 'FIN').segment) &&
      r.sent('server').filter(({ step }) => step > r.nth('client', 'FIN').step).length === 1,
    'the active closer goes from FIN_WAIT_1 to TIME_WAIT in one step': (r) =>
      r.step.before.state === 'FIN_WAIT_1' && r.state('client') === 'TIME_WAIT',
    'Linux delays the ACK of a FIN by up to 40 ms where data came before': () =>
      segmentsToClose('close-after/39') === 3 && segmentsToClose('close-after/41') === 4,
    'three segments close it': () => segmentsToClose('three-segment-close') === 3,
    'or four, where the application waits': () => segmentsToClose('open-data-close') === 4,
  },
  'first-fin-lost': {
    'the client is in FIN_WAIT_1 and retransmits its FIN': (r) =>
      r.state('client') === 'FIN_WAIT_1' &&
      r.nth('client', 'FIN').fate === 'lost' &&
      r.nth('client', 'FIN', 2).step === r.step.index,
    'the server is ESTABLISHED and has noticed nothing': (r) => r.state('server') === 'ESTABLISHED',
    'with exponential backoff, until the retry limit is reached': () => {
      const never = runOf('first-fin-lost', {
        faults: [{ match: { from: 'client', kind: 'FIN', nth: 'all' }, do: 'drop' }],
      });
      const fin = never.nth('client', 'FIN').step;
      const waits = never
        .timers('client', 'retransmission')
        .filter(({ step, delayUs }) => step >= fin && delayUs < s(60));
      return doubles(waits) && never.steps('timer.giveUp', 'client').length === 1;
    },
  },
  'first-fin-ack-lost': {
    'the server, long in CLOSE_WAIT, sees an old sequence number and sends a new ACK': (r) =>
      r.step.before.state === 'CLOSE_WAIT' &&
      r.state('server') === 'CLOSE_WAIT' &&
      r.step.rules.includes('sequence.repeatedFin') &&
      r.nth('server', 'ACK', 3).step === r.step.index,
    'often that is not needed: the server’s FIN carries the same ACK': () => {
      const soon = run('open-data-close', [{ from: 'server', nth: 4 }]);
      const fin = soon.arrival(soon.nth('server', 'FIN'));
      return (
        fin.before.state === 'FIN_WAIT_1' &&
        fin.after.state === 'TIME_WAIT' &&
        soon.sent('client', 'FIN').length === 1
      );
    },
  },
  'fin-wait-2': {
    'Linux ends FIN_WAIT_2 after 60 s': (r) =>
      r.step.before.state === 'FIN_WAIT_2' &&
      r.state('client') === 'CLOSED' &&
      r.timers('client', 'finWait2').some(({ delayUs }) => delayUs === s(60)),
    'the peer is not told, and stays in CLOSE_WAIT': (r) =>
      r.step.sent.length === 0 && r.end.server.state === 'CLOSE_WAIT',
    'only where the application has called close': () => {
      const half = runOf('fin-wait-2-times-out', {
        client: {
          iss: [100],
          reactions: [{ on: 'established', afterUs: ms(500), call: 'shutdown' }],
        },
      });
      return half.end.client.state === 'FIN_WAIT_2';
    },
    'the RFC has no timer for it': () => run('peer-never-closes').end.client.state === 'FIN_WAIT_2',
  },
  'last-ack-lost': {
    'the server, in LAST_ACK, sends its FIN again': (r) =>
      r.state('server') === 'LAST_ACK' && r.arrived.again !== null,
    'the client, in TIME_WAIT, sends a new ACK': (r) =>
      r.step.before.state === 'TIME_WAIT' && r.nth('client', 'ACK', 4).step === r.step.index,
    'and restarts the wait of 2 MSL': (r) =>
      r
        .timers('client', 'timeWait')
        .map(({ outcome }) => outcome)
        .join() === 'restarted,fired',
    'without TIME_WAIT the FIN would be answered with RST': () => {
      const gone = runOf('last-ack-lost', { settings: { timeWaitUs: ms(10) } });
      const fin = gone.arrival(gone.nth('server', 'FIN', 2));
      return gone.nth('client', 'RST').step === fin.index;
    },
  },
  'simultaneous-close': {
    'the FINs cross, and neither acknowledges the other': (r) =>
      r.nth('client', 'FIN').segment.ackNumber === r.nth('server', 'FIN').segment.seq,
    'both go from FIN_WAIT_1 to CLOSING': (r) =>
      (['client', 'server'] as const).every((side) =>
        r.past.states(side).join(' ').endsWith('FIN_WAIT_1 CLOSING'),
      ),
    'and to TIME_WAIT: both wait 2 MSL': (r) =>
      (['client', 'server'] as const).every(
        (side) => r.timers(side, 'timeWait')[0]?.delayUs === s(240),
      ),
  },
  'fin-overtakes-data': {
    'the FIN is there before the data, and is kept': (r) =>
      r.step.rules.includes('fin.held') &&
      r.nth('client', 'DATA').arrivals.every((at) => at > r.step.at),
    'the ACK asks for what is missing': (r) =>
      r.nth('server', 'ACK').step === r.step.index &&
      r.nth('server', 'ACK').segment.ackNumber === r.nth('client', 'DATA').segment.seq,
    'the state does not change': (r) => r.state('server') === 'ESTABLISHED',
    'CLOSE_WAIT comes when the gap is filled': (r) =>
      r.arrival(r.nth('client', 'DATA')).after.state === 'CLOSE_WAIT',
    'the same in FIN_WAIT_2': () => {
      const other = runOf('open-data-close', {
        server: {
          iss: [300],
          reactions: [
            { on: 'endOfFile', afterUs: ms(100), call: 'send', bytes: 200 },
            { on: 'endOfFile', afterUs: ms(110), call: 'close' },
          ],
        },
        client: { iss: [100], reactions: [{ on: 'established', afterUs: ms(100), call: 'close' }] },
        faults: [{ match: { from: 'server', kind: 'DATA', nth: 1 }, do: 'delay', byUs: ms(100) }],
      });
      return (
        other.arrival(other.nth('server', 'FIN')).after.state === 'FIN_WAIT_2' &&
        other.arrival(other.nth('server', 'DATA')).after.state === 'TIME_WAIT'
      );
    },
  },
  'read-after-close': {
    'the client has called close, in FIN_WAIT_2': (r) =>
      r.past.calls('client').at(-1) === 'close' && r.step.before.state === 'FIN_WAIT_2',
    'Linux answers the data with RST': (r) =>
      r.step.rules.includes('text.afterClose') && r.nth('client', 'RST').step === r.step.index,
    'and both sides lose the connection': (r) =>
      r.state('client') === 'CLOSED' &&
      r.arrival(r.nth('client', 'RST')).reports.includes('connection reset'),
    'after shutdown the application goes on reading': () => {
      const half = run('half-close');
      return half.arrival(half.nth('server', 'DATA')).rules.includes('text.delivered');
    },
    'the RFC’s own CLOSE leaves reading open': () => {
      const rfc = runOf('data-after-close', { profile: 'rfc' });
      return rfc.arrival(rfc.nth('server', 'DATA')).rules.includes('text.delivered');
    },
  },
};

/** The segments from the first FIN on. */
function segmentsToClose(scenario: string): number {
  const closes = run(scenario);
  return closes.trace.flights.filter(({ step }) => step >= closes.nth('client', 'FIN').step).length;
}
