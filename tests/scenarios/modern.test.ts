/** What the sentences about a Linux as it ships say is the case in their runs. */
import { expect, test } from 'vitest';
import { ms } from '../../machines/tcp/time.ts';
import { LARGEST_WINDOW } from '../../machines/tcp/segment.ts';
import { flightSize } from '../../machines/tcp/tcb.ts';
import { causeOfRetransmission, isNeedless } from '../../src/trace/resent.ts';
import { run, type Run } from '../cases/shown.ts';

/** Why each retransmission of the client left, by the number of the data segment that it repeats. */
const resent = ({ trace }: Run) =>
  trace.flights
    .filter(({ from, again }) => from === 'client' && again !== null)
    .map((flight) => [
      trace.flights[flight.again ?? -1]?.nth,
      causeOfRetransmission(trace, flight),
      ...(isNeedless(trace, flight) ? ['needless'] : []),
    ]);
// the handshake takes the first two of the client
const data = (nth: number) => nth + 2;

test('one loss of ten: it alone is retransmitted, at the third segment that SACK tells of', () => {
  const shown = run('sack-one-loss');
  expect(resent(shown)).toEqual([[data(4), 'sack']]);
  const [recovery] = shown.steps('linux.recoversBySack');
  expect(recovery?.cause).toMatchObject({ segment: { sack: [{ start: 5893, end: 10237 }] } });
});

test('the end of a burst is lost: a probe after two round trips, instead of a timeout', () => {
  const probed = run('tail-loss-probe');
  expect(resent(probed)).toEqual([
    [data(5), 'probe'],
    [data(4), 'sack'],
  ]);
  const timedOut = run('tail-loss-timeout');
  expect(resent(timedOut)).toEqual([
    [data(4), 'rto'],
    [data(5), 'afterRto'],
  ]);
  const [fired] = timedOut.steps('congestion.timeout');
  expect(fired?.after.tcb).toMatchObject({ cwnd: fired?.after.tcb?.sndMss });
  expect(timedOut.trace.end.at - probed.trace.end.at).toBeGreaterThan(ms(150));
});

test('reordering: nothing is sent again; or it is, needlessly, and the window is restored', () => {
  expect(resent(run('reordered'))).toEqual([]);
  for (const name of ['needless-fast-retransmit', 'needless-dsack']) {
    const shown = run(name);
    expect(resent(shown)).toEqual([[data(2), 'sack', 'needless']]);
    const [reduced, undone] = [
      ...shown.steps('linux.recoversBySack'),
      ...shown.steps('linux.needlessRetransmission'),
    ];
    expect(undone?.after.tcb?.cwnd).toBeGreaterThanOrEqual(reduced?.before.tcb?.cwnd ?? Infinity);
    // by the echo of the original's timestamp, or by a block of what came twice
    const byDsack =
      undone?.cause.kind === 'segment' && undone.cause.segment.sack?.[0]?.start === 1561;
    expect(byDsack).toBe(name === 'needless-dsack');
  }
});

test('a path that stands still: the timeout is undone by the first ACK', () => {
  const shown = run('needless-timeout');
  expect(resent(shown)).toEqual([
    [data(4), 'probe', 'needless'],
    [data(1), 'rto', 'needless'],
  ]);
  const [undone] = shown.steps('linux.needlessTimeout');
  expect(undone?.before.tcb?.inFlight.length).toBe(4);
  expect(undone?.after.tcb).toMatchObject({ cwnd: 10 * 1448 });
});

test('an old duplicate is dropped by PAWS; without timestamps it takes the place of the data', () => {
  const delivered = (shown: Run) =>
    shown.trace.steps.flatMap(({ side, cause, effects }) =>
      side === 'server' && effects.some(({ kind }) => kind === 'deliver')
        ? [cause.kind === 'segment' && cause.flight !== null]
        : [],
    );
  expect(delivered(run('paws'))).toEqual([true, true]);
  expect(delivered(run('paws-off'))).toEqual([true, false]);
});

test('a long fat path: 64 kB in each round trip without window scaling, far more with it', () => {
  const most = (name: string) =>
    Math.max(
      ...run(name).trace.steps.map(({ side, after }) =>
        side === 'client' && after.tcb ? flightSize(after.tcb) : 0,
      ),
    );
  expect(most('window-unscaled')).toBeLessThanOrEqual(LARGEST_WINDOW);
  expect(most('window-scaling')).toBeGreaterThan(LARGEST_WINDOW);
});

test('one loss: CUBIC keeps 0.7 of the window, Reno half, and takes a round trip longer', () => {
  const [cubic, reno] = [run('cubic'), run('reno')];
  const kept = (shown: Run) => {
    const [, recovery] = shown.steps('linux.proportional', 'client');
    return (recovery?.after.tcb?.ssthresh ?? 0) / 1448;
  };
  expect([kept(cubic), kept(reno)]).toEqual([Math.trunc(11 * 0.7), Math.trunc(11 / 2)]);
  expect(reno.trace.end.at - cubic.trace.end.at).toBeGreaterThanOrEqual(ms(600));
});

test('Nagle meets delayed ACK: the second half of the request leaves 40 ms late', () => {
  const shown = run('nagle-40ms');
  const [, first, second] = shown.sent('client', 'DATA');
  expect(shown.steps('send.nagle')).toHaveLength(1);
  expect((second?.sentAt ?? 0) - (first?.sentAt ?? 0)).toBe(ms(50 + 40 + 50));
});

test('tcp_tw_reuse: the port is taken up a second later, and the SYN echoes what was heard last', () => {
  const shown = run('time-wait-timestamps');
  expect(shown.steps('call.connect')[1]?.walked).toEqual(['TIME_WAIT', 'SYN_SENT']);
  const [fin] = shown.sent('server', 'FIN');
  const [, syn] = shown.sent('client', 'SYN');
  expect(syn?.segment.timestamps?.echo).toBe(fin?.segment.timestamps?.value);
});

test('ECN: a mark, its echoes, a smaller window, CWR, and nothing sent again', () => {
  const shown = run('ecn');
  expect(resent(shown)).toEqual([]);
  const tagged = (from: 'client' | 'server', bit: 'ece' | 'cwr') =>
    shown.sent(from).filter(({ segment }) => segment[bit] === true && !segment.syn);
  expect(tagged('server', 'ece').length).toBeGreaterThan(1);
  expect(tagged('client', 'cwr')).toHaveLength(1);
});
