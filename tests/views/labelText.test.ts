/** What is written on arrows of a Linux as it ships: why a segment is sent again, and what options tell. */
import { expect, test } from 'vitest';
import { firstWords } from '../../src/words/en/first.ts';
import { DETAILS } from '../../src/views/ladder/details.ts';
import { textOf, wordingsOf } from '../../src/views/ladder/labelText.ts';
import { remarksOf } from '../../src/views/ladder/remarks.ts';
import type { Flight } from '../../src/trace/connection.ts';
import { run, type Run } from '../cases/shown.ts';

const words = firstWords.interface.ladder;
const number = (_: unknown, n: number) => String(n);
const labelOf = ({ trace }: Run, flight: Flight | undefined): string =>
  flight
    ? textOf(wordingsOf(flight, trace, { words, number, details: DETAILS })[0]?.above ?? [])
    : '';
const whyResent = (shown: Run) =>
  shown.trace.flights
    .filter(({ again }) => again !== null)
    .map((flight) => textOf(remarksOf(flight, shown.trace, words, DETAILS)));

test.each([
  ['tail-loss-probe', ['tail loss probe', 'retransmitted, SACK']],
  ['tail-loss-timeout', ['retransmitted, RTO 220 ms', 'retransmitted, RTO']],
  ['fast-retransmit', ['fast retransmit']],
  ['needless-fast-retransmit', ['retransmitted, SACK needless, undone']],
  // the timeout is undone; the probe has reduced nothing
  [
    'needless-timeout',
    ['tail loss probe delayed needless', 'retransmitted, RTO 300 ms delayed needless, undone'],
  ],
  // an ACK was lost: without the retransmission no other would have come
  ['last-ack-lost', ['retransmitted, RTO 1 s']],
  ['syn-ack-lost', ['retransmitted, RTO 1 s', 'retransmitted']],
])('%s: why each retransmission is sent', (name, why) => {
  expect(whyResent(run(name))).toEqual(why);
});

test('window scale at the SYNs, what SACK blocks tell, what came twice (RFC 2883), ECN', () => {
  const shown = run('needless-fast-retransmit');
  expect(labelOf(shown, shown.nth('client', 'SYN'))).toContain('wscale=10');
  const acks = shown.sent('server', 'ACK').map((flight) => labelOf(shown, flight));
  expect(acks[1]).toBe('ACK ack=1549 SACK=2997–4445');
  expect(acks.at(-1)).toBe('ACK ack=8789 D-SACK=1549–2997');

  const ecn = run('ecn');
  expect(labelOf(ecn, ecn.nth('server', 'ACK', 2))).toBe('ACK ack=2997 ECE');
  expect(labelOf(ecn, ecn.nth('client', 'DATA', 2))).toMatch(/ CE$/);
  expect(labelOf(ecn, ecn.nth('client', 'DATA', 6))).toContain('CWR');
});
