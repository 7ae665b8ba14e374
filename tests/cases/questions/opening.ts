/** What the answers about opening a connection claim, put to their runs. */
import { ms, s } from '../../../machines/tcp/time.ts';
import type { opening as questions } from '../../../src/cases/questions/opening.ts';
import { stepsWithEnds } from '../../traceParts.ts';
import { doubles, flags, must, run, runOf, type ClaimsOf, type Run } from '../shown.ts';

export const opening: ClaimsOf<typeof questions> = {
  'three-to-open': {
    'an old SYN makes the server take up a connection': (r) =>
      r.past.states('server').join(' ') === 'CLOSED LISTEN SYN_RCVD LISTEN',
    'the client finds a wrong ACK and answers RST': (r) =>
      flags(r.arrived) === 'RST' && r.past.steps('synSent.badAck', 'client').length === 1,
    'the server goes back to LISTEN': (r) => r.state('server') === 'LISTEN',
    'no connection has come of it, and the true one comes later': (r) =>
      !r.past.states('server').includes('ESTABLISHED') && r.end.server.state === 'ESTABLISHED',
  },
  'why-not-four': {
    'ACK and SYN of the server are one segment': (r) => flags(r.arrived) === 'SYN+ACK',
    'three segments open the connection': (r) => {
      const open = must(
        stepsWithEnds(r.trace).find((step) => step.ends.server.state === 'ESTABLISHED'),
      );
      return r.trace.flights.filter(({ step }) => step < open.index).length === 3;
    },
    'four segments cross in a simultaneous open': () => {
      const both = run('simultaneous-open');
      const open = must(
        stepsWithEnds(both.trace).find(
          ({ ends }) => ends.client.state === 'ESTABLISHED' && ends.server.state === 'ESTABLISHED',
        ),
      );
      return both.trace.flights.filter(({ step }) => step < open.index).length === 4;
    },
  },
  'syn-lost': {
    'the client is in SYN_SENT and retransmits the SYN': (r) =>
      r.state('client') === 'SYN_SENT' && r.nth('client', 'SYN', 2).again !== null,
    'after one second': (r) =>
      r.nth('client', 'SYN', 2).sentAt - r.nth('client', 'SYN').sentAt === s(1),
    'the server knows nothing of it': (r) => r.state('server') === 'LISTEN',
    'then with exponential backoff': () =>
      doubles(linuxConnects(0).timers('client', 'retransmission')),
    'by the RFC for three minutes at least (3.8.3, MUST-23)': () =>
      triesFor(run('syn-lost-until-give-up')) >= s(180),
    'Linux before 6.5 gives up after 127 s': () => triesFor(linuxConnects(0)) === s(127),
    'and since then after 131 s': () => triesFor(linuxConnects(4)) === s(131),
    'with four more retransmissions at intervals of 1 s': () =>
      linuxConnects(4)
        .sent('client', 'SYN')
        .slice(1)
        .map(({ sentAt }) => (sentAt - ms(20)) / s(1))
        .join() === '1,2,3,4,5,7,11,19,35,67',
  },
  'syn-ack-lost': {
    'both sides have a SYN that is not acknowledged, and run a timer': (r) =>
      (['client', 'server'] as const).every((side) =>
        r
          .timers(side, 'retransmission')
          .some(({ startedAt, endedAt }) => startedAt < s(1) && (endedAt ?? 0) >= s(1)),
      ),
    'the client’s fires first': (r) =>
      r.past.trace.steps
        .filter(({ cause }) => cause.kind === 'timer')
        .map(({ side }) => side)
        .join() === 'client',
    'the repeated SYN gets the SYN+ACK once more': (r) =>
      r.state('server') === 'SYN_RCVD' && r.nth('server', 'SYN_ACK', 2).step === r.step.index,
    'that is what deployed stacks do, not the RFC': (r) =>
      r.step.rules.includes('sequence.repeatedSynAgain'),
    'read strictly, the RFC asks for a pure ACK, which the client ignores': () => {
      const letter = run('syn-ack-lost-by-the-letter');
      const answer = must(letter.sent('server', 'ACK').find(({ reason }) => reason === 'ack'));
      return letter.arrival(answer).after.state === 'SYN_SENT';
    },
  },
  'third-segment-lost': {
    'the client is ESTABLISHED, the server in SYN_RCVD until the data arrives': (r) =>
      r.step.before.state === 'SYN_RCVD' && r.state('client') === 'ESTABLISHED',
    'the data carries the same ACK number as what was lost': (r) =>
      r.nth('client', 'ACK').fate === 'lost' &&
      r.arrived.segment.ackNumber === r.nth('client', 'ACK').segment.ackNumber,
    'and completes the handshake': (r) => r.state('server') === 'ESTABLISHED',
    'nobody notices: nothing is retransmitted': (r) =>
      r.trace.flights.every((f) => f.again === null),
    'a silent client gets the SYN+ACK once more, and sends a new ACK': () => {
      const silent = run('handshake-ack-lost-silence');
      const answer = silent.arrival(silent.nth('server', 'SYN_ACK', 2));
      return silent.nth('client', 'ACK', 2).step === answer.index && answer.rules.length > 0;
    },
    'once the server has given up, data is answered with RST': () => {
      const late = runOf('handshake-ack-lost-client-speaks', {
        client: {
          iss: [100],
          reactions: [{ on: 'established', afterUs: s(500), call: 'send', bytes: 100 }],
        },
        faults: [
          { match: { from: 'client', nth: 2 }, do: 'drop' },
          { match: { from: 'server', kind: 'SYN_ACK', nth: [2, 3, 4, 5, 6, 7, 8, 9] }, do: 'drop' },
        ],
      });
      const data = late.arrival(late.nth('client', 'DATA'));
      return (
        late.steps('timer.giveUp', 'server').length === 1 &&
        late.nth('server', 'RST').step === data.index
      );
    },
  },
  'simultaneous-open': {
    'the SYNs cross': (r) => {
      const [one, other] = [r.nth('client', 'SYN'), r.nth('server', 'SYN')];
      return one.sentAt < other.dueAt && other.sentAt < one.dueAt;
    },
    'both sides go from SYN_SENT to SYN_RCVD, and each answers SYN+ACK': (r) =>
      (['client', 'server'] as const).every(
        (side) =>
          r.past.states(side).join(' ') === 'CLOSED SYN_SENT SYN_RCVD ESTABLISHED' &&
          r.sent(side, 'SYN_ACK').length === 1,
      ),
    'one connection comes of it': (r) =>
      r.state('client') === 'ESTABLISHED' && r.state('server') === 'ESTABLISHED',
  },
  'syn-dropped': {
    'the client stays in SYN_SENT and retransmits': (r) =>
      r.state('client') === 'SYN_SENT' &&
      r.sent('client', 'SYN').filter(({ step }) => step <= r.step.index).length === 4,
    'nothing answers': (r) => r.sent('server').length === 0,
    'until connect fails with a time-out': (r) =>
      r.steps('timer.giveUp', 'client').length === 1 && r.end.client.state === 'CLOSED',
    'a closed port answers with RST, and connect fails after one round trip': () => {
      const refused = run('refused');
      const rst = refused.nth('server', 'RST');
      return (
        refused.arrival(rst).after.state === 'CLOSED' &&
        refused.arrival(rst).at - refused.nth('client', 'SYN').sentAt ===
          2 * refused.trace.scenario.link.delayUs
      );
    },
  },
};

/** Linux connects, and no SYN arrives; so many of them are sent a second apart before the interval doubles. */
const linuxConnects = (synLinearTimeouts: number): Run =>
  runOf('linux-connect-gives-up', { settings: { synLinearTimeouts } });

/** How long a client tries to connect. */
const triesFor = (never: Run): number =>
  must(never.steps('timer.giveUp', 'client')[0]).at - never.nth('client', 'SYN').sentAt;
