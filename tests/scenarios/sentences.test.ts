/** What the sentence of a scenario says is the case in its run. */
import { expect, test } from 'vitest';
import { s } from '../../machines/tcp/time.ts';
import { run, runOf } from '../cases/shown.ts';

test('connect() in TIME_WAIT: the call fails in the local stack, and nothing is sent', () => {
  // RFC 9293, 3.10.1: a connection that exists already. No RST comes, so nothing is "refused".
  const { trace } = run('connect-in-time-wait');
  const second = trace.steps.find(
    ({ side, cause, before }) =>
      side === 'client' && cause.kind === 'call' && before.state === 'TIME_WAIT',
  );
  expect(second).toMatchObject({ reports: ['error: connection already exists'], sent: [] });
  expect(trace.flights.filter(({ segment }) => segment.rst)).toEqual([]);
});

test('a server restart in TIME_WAIT: its listen fails', () => {
  // BSD sockets. RFC 9293, 3.10.1 has nothing against a LISTEN with an unspecified remote socket.
  const { trace } = run('listen-in-time-wait');
  const again = trace.steps.findLast(({ cause }) => cause.kind === 'call');
  expect(again?.before.state).toBe('TIME_WAIT');
  expect(again?.reports).toEqual(['error: connection already exists']);
});

test('data after close(): received by the RFC’s CLOSE, answered with a RST on Linux', () => {
  // RFC 9293, 3.6.1, MAY-1
  const rfc = run('data-after-close');
  expect(rfc.sent('client', 'RST')).toEqual([]);
  expect(rfc.arrival(rfc.nth('server', 'DATA')).rules).toContain('text.delivered');
  const linux = runOf('data-after-close', { profile: 'linuxTextbook' });
  expect(linux.sent('client', 'RST')).toHaveLength(1);
});

test('Linux gives up connecting: 127 s before Linux 6.5, about 131 s since', () => {
  const took = (synLinearTimeouts: number): number => {
    const { trace } = runOf('linux-connect-gives-up', { settings: { synLinearTimeouts } });
    return trace.end.at - trace.flights[0]!.sentAt;
  };
  expect([took(0), took(4)]).toEqual([s(127), s(131)]);
});

test('a stray ACK in the handshake: the server in SYN_RCVD sends a RST and stays', () => {
  // RFC 9293, 3.5.2 and 3.10.7.4, fifth. SYN_RCVD is no half-open connection: that is 3.5.1.
  const [step] = run('stray-ack').steps('ack.badInSynRcvd', 'server');
  expect(step?.walked).toEqual(['SYN_RCVD']);
});

test('a SYN with a forged source address: SYN_RCVD lasts about a minute', () => {
  const { trace } = run('forged-syn');
  const [left] = trace.steps.filter(({ walked }) => walked.join() === 'SYN_RCVD,LISTEN');
  expect(left?.at).toBeGreaterThan(s(60));
  expect(left?.at).toBeLessThan(s(66));
});
