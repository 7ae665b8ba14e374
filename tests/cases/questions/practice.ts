/** What the answers from practice claim, put to their runs. */
import { segEnd } from '../../../machines/tcp/segment.ts';
import { s } from '../../../machines/tcp/time.ts';
import type { practice as questions } from '../../../src/cases/questions/practice.ts';
import { scenarioNamed } from '../../../src/scenarios/named.ts';
import type { Flight } from '../../../src/trace/connection.ts';
import { segmentText } from '../../../src/trace/text.ts';
import { must, run, runOf, type ClaimsOf } from '../shown.ts';

export const practice: ClaimsOf<typeof questions> = {
  'close-wait-piles-up': {
    'the peer has closed, the server’s application has not': (r) =>
      r.state('server') === 'CLOSE_WAIT' && !r.calls('server').includes('close'),
    'no timer ends it: nothing is left to happen': (r) =>
      r.trace.end.reason === 'quiet' &&
      r.trace.timers.every(({ outcome }) => outcome !== 'running'),
    'on Linux neither': () => run('fin-wait-2-times-out').end.server.state === 'CLOSE_WAIT',
    'keep-alive may end it if the peer is gone, and the application still has not closed': () => {
      const leaks = must(scenarioNamed('fin-wait-2-times-out'));
      const probing = runOf('fin-wait-2-times-out', {
        server: {
          ...leaks.server,
          settings: { keepAlive: { idleUs: s(100), intervalUs: s(75), probes: 9 } },
        },
      });
      const probe = must(probing.sent('server').find(({ reason }) => reason === 'keepAlive'));
      const end = probing.arrival(probing.nth('client', 'RST'));
      return (
        probing.arrival(probe).rules.includes('closed.resetsAck') &&
        end.before.state === 'CLOSE_WAIT' &&
        end.after.state !== 'CLOSE_WAIT' &&
        !probing.calls('server').includes('close')
      );
    },
  },
  'syn-flood': {
    'the SYN leaves a connection in SYN_RCVD': (r) => r.state('server') === 'SYN_RCVD',
    'the third segment never comes': (r) => r.sent('client').length === 0,
    'it takes up room for a minute': (r) => {
      const forgot = must(r.steps('linux.forgetsRequest', 'server')[0]);
      return forgot.at - r.nth('server', 'SYN_ACK').sentAt === s(63);
    },
  },
  'look-at-states': {
    'it would show FIN-WAIT-2 on the client and CLOSE-WAIT on the server': (r) =>
      r.state('client') === 'FIN_WAIT_2' && r.state('server') === 'CLOSE_WAIT',
  },
  'read-a-capture': {
    'S is SYN, the dot is ACK, F is FIN': (r) =>
      flagsOf(r.nth('client', 'SYN')) === 'S' &&
      flagsOf(r.nth('server', 'SYN_ACK')) === 'S.' &&
      flagsOf(r.nth('client', 'ACK')) === '.' &&
      flagsOf(r.nth('client', 'FIN')) === 'F.' &&
      flagsOf(r.nth('client', 'DATA')) === 'P.',
    '1:101 relative to the initial number is the first byte and the one after the last': (r) => {
      const { seq, dataLen } = r.nth('client', 'DATA').segment;
      return seq - (r.trace.ends.client.iss[0] ?? 0) === 1 && dataLen === 100;
    },
    'ack names the next byte expected': (r) =>
      r.nth('server', 'ACK').segment.ackNumber === segEnd(r.nth('client', 'DATA').segment),
    'a retransmission repeats an old seq': () => {
      const lost = run('data-lost');
      return lost.nth('client', 'DATA', 2).segment.seq === lost.nth('client', 'DATA').segment.seq;
    },
  },
};

/** The flags of a segment as tcpdump prints them. */
const flagsOf = ({ segment }: Flight): string => segmentText(segment).split(' ')[0] ?? '';
