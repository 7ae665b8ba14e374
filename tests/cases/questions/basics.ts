/** What the answers about TCP itself claim, put to their runs. */
import { ms } from '../../../machines/tcp/time.ts';
import type { basics as questions } from '../../../src/cases/questions/basics.ts';
import { encode } from '../../../src/wire/encode.ts';
import type { Flight } from '../../../src/trace/connection.ts';
import { delivered, flags, frameAt, run, runOf, windowOf, type ClaimsOf } from '../shown.ts';

export const basics: ClaimsOf<typeof questions> = {
  'what-is-a-connection': {
    'before the handshake neither host has anything': (r) =>
      frameAt(r, 0).client.tcb === null && frameAt(r, 0).server.tcb === null,
    'after it both have sequence numbers and windows that agree': (r) => {
      const { client, server } = frameAt(r, r.moment.step);
      return (
        client.state === 'ESTABLISHED' &&
        server.state === 'ESTABLISHED' &&
        client.tcb?.sndNxt === server.tcb?.rcvNxt &&
        server.tcb?.sndNxt === client.tcb?.rcvNxt
      );
    },
    'two addresses and two ports: the same in every segment': (r) =>
      r.sent('client').every((f) => portsOf(f).join() === '49152,8080') &&
      r.sent('server').every((f) => portsOf(f).join() === '8080,49152'),
  },
  'byte-stream': {
    'one send of 6,000 bytes leaves in six segments': (r) =>
      r.calls('client').filter((call) => call === 'send').length === 1 &&
      r.sent('client', 'DATA').filter(({ again }) => again === null).length === 6,
    'when the gap is filled, 5,000 bytes become readable together': (r) =>
      delivered(r.past, 'server').join() === '1000,5000',
    'several small sends may arrive in one segment, and so in one recv': () => {
      const held = runOf('nagle-delayed-ack', {
        client: {
          iss: [100],
          settings: { nagle: true },
          reactions: [100, 105, 110].map((at) => ({
            on: 'established',
            afterUs: ms(at),
            call: 'send',
            bytes: 50,
          })),
        },
      });
      return delivered(held, 'server').join() === '50,100';
    },
  },
  'what-makes-it-reliable': {
    'the data was lost, and is retransmitted after a time-out': (r) =>
      r.nth('client', 'DATA').fate === 'lost' &&
      r.arrived.reason === 'timerAgain' &&
      delivered(r, 'server').join() === '100',
    'or after three duplicate ACKs': () =>
      run('fast-retransmit')
        .sent('client', 'DATA')
        .some(({ reason }) => reason === 'fastAgain'),
    'the receiver puts segments in order': () =>
      delivered(run('fast-retransmit'), 'server').join() === '1000,5000',
    'it drops duplicates': () => {
      const twice = run('data-ack-lost');
      return (
        twice.sent('client', 'DATA').length === 2 && delivered(twice, 'server').join() === '100'
      );
    },
    'or there is an error': () => {
      const never = runOf('data-lost', {
        faults: [{ match: { from: 'client', kind: 'DATA', nth: 'all' }, do: 'drop' }],
      });
      return never.trace.steps.some(({ reports }) =>
        reports.some((text) => text.startsWith('error: connection aborted')),
      );
    },
  },
  'full-duplex': {
    'the client has closed its direction, the server still sends': (r) =>
      r.state('client') === 'FIN_WAIT_2' &&
      r.state('server') === 'CLOSE_WAIT' &&
      delivered(r.past, 'client').join() === '400',
    'each direction has its own sequence numbers and its own FIN': (r) =>
      r.trace.ends.client.iss[0] !== r.trace.ends.server.iss[0] &&
      r.sent('client', 'FIN').length === 1 &&
      r.sent('server', 'FIN').length === 1,
    'the ACK of one direction is piggybacked on the other': (r) =>
      r.arrived.segment.dataLen > 0 && r.arrived.segment.ack,
    'both sides can send at the same time': () => {
      const both = runOf('open-data-close', {
        client: { iss: [100], reactions: [sendAt(100)] },
        server: { iss: [300], reactions: [sendAt(50)] },
      });
      const [one, other] = [both.nth('client', 'DATA'), both.nth('server', 'DATA')];
      return one.sentAt < other.dueAt && other.sentAt < one.dueAt;
    },
  },
  'tcp-or-udp': {
    'a round trip passes before the first data': (r) => {
      const data = r.nth('client', 'DATA');
      return (
        data.step === r.step.index &&
        data.sentAt - r.nth('client', 'SYN').sentAt >= 2 * r.trace.scenario.link.delayUs
      );
    },
    'one lost segment holds back all data after it': () =>
      run('fast-retransmit').steps('text.held', 'server').length === 4,
  },
  'same-port-tcp-udp': {
    'the protocol number of TCP is 6': (r) =>
      pseudoOf(r.arrived).find(({ name }) => name === 'protocol')?.value === 6,
    'no TCP socket listens, and the SYN is answered with RST': (r) =>
      r.calls('server').length === 0 && flags(r.arrived) === 'RST+ACK',
  },
  'header-fields': {
    'without options it has 20 bytes': (r) => headerOf(r.nth('client', 'DATA')) === 20,
    'with an option it is longer': (r) => headerOf(r.nth('client', 'SYN')) === 24,
    'the ACK number is the next byte expected': (r) =>
      r.nth('client', 'DATA').segment.ackNumber === frameAt(r, r.moment.step).client.tcb?.rcvNxt,
    'the window says how many bytes the sender of the segment can still receive': (r) =>
      r.nth('client', 'DATA').segment.wnd === frameAt(r, r.moment.step).client.tcb?.rcvWnd,
  },
  'slow-to-start': {
    'the handshake takes a round trip before data': (r) =>
      r.nth('client', 'DATA').sentAt - r.nth('client', 'SYN').sentAt >=
      2 * r.trace.scenario.link.delayUs,
    'of 6,000 bytes only four segments leave before ACKs arrive': (r) =>
      r.step.rules.includes('congestion.windowFull') &&
      r.sent('client', 'DATA').filter(({ step }) => step === r.step.index).length === 4 &&
      windowOf(r, 'cwnd') === 4000,
    'on Linux ten': () => {
      const linux = runOf('fast-retransmit', {
        profile: 'linuxTextbook',
        settings: {},
        client: { iss: [100], reactions: [{ ...sendAt(100), bytes: 40_000 }] },
        faults: [],
      });
      const first = linux.nth('client', 'DATA').sentAt;
      return (
        linux.sent('client', 'DATA').filter(({ sentAt }) => sentAt - first < ms(50)).length === 10
      );
    },
  },
};

const sendAt = (afterMs: number) =>
  ({ on: 'established', afterUs: ms(afterMs), call: 'send', bytes: 100 }) as const;

const encoded = ({ segment, from }: Flight) =>
  encode(segment, from, new Uint8Array(segment.dataLen));
const headerOf = (flight: Flight): number => encoded(flight).headerLength;
const pseudoOf = (flight: Flight) => encoded(flight).pseudo.fields;

/** Source and destination port. */
const portsOf = (flight: Flight): unknown[] =>
  encoded(flight)
    .fields.filter(({ name }) => name === 'sourcePort' || name === 'destinationPort')
    .map(({ value }) => value);
