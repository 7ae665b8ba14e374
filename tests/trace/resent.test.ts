/** Why a retransmission left, each cause by a run that has it; and which ones were needless. */
import { expect, test } from 'vitest';
import { ms } from '../../machines/tcp/time.ts';
import { delayed, lost, scenario, type Different } from '../../src/scenarios/base.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { causeOfRetransmission, isNeedless } from '../../src/trace/resent.ts';

/** The client sends `segments` full segments at once. */
const bulk = (segments: number, different: Different): Scenario =>
  scenario('bulk', {
    client: {
      iss: [100],
      reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: segments * 1000 }],
    },
    server: { iss: [300] },
    ...different,
    settings: { mss: 1000, ...different.settings },
  });

/** The retransmissions of a run: whose, the first octet of it (from 1 on), why, and whether it was needless. */
function resentIn(of: Scenario): string[] {
  const trace = simulate(of);
  return trace.flights.flatMap((flight) => {
    const cause = causeOfRetransmission(trace, flight);
    if (cause === null) return [];
    const from = flight.segment.seq - (trace.ends[flight.from].iss[0] ?? 0);
    return [`${flight.from} ${from} ${cause}${isNeedless(trace, flight) ? ', needless' : ''}`];
  });
}

test('the letter of the RFC: the timer, the third duplicate ACK, a partial ACK', () => {
  // RFC 6298, 5.4; RFC 5681, 3.2; RFC 6582, 3.2.
  expect(resentIn(scenarioById('data-lost'))).toEqual(['client 1 rto']);
  const settings = { initialWindow: 10_000 };
  const faults = [lost('client', 'DATA', [2, 4])];
  expect(resentIn(bulk(10, { settings, faults }))).toEqual([
    'client 1001 fast',
    'client 3001 partial',
  ]);
});

test('a timeout takes all that is out for lost, and the rest goes as ACKs make room', () => {
  const faults = [lost('client', 'DATA', [1, 2, 3, 4])];
  expect(resentIn(bulk(4, { profile: 'linuxTextbook', faults }))).toEqual([
    'client 1 rto',
    'client 1001 afterRto',
    'client 2001 afterRto',
    'client 3001 afterRto',
  ]);
});

test('Linux as installed: SACK blocks, a probe of the tail', () => {
  // RFC 8985, 6.2 and 7.3. Timestamps take 12 octets of each segment.
  const settings = { mss: 1012 };
  const lostIn = (...nth: number[]) =>
    resentIn(bulk(8, { profile: 'linux', settings, faults: [lost('client', 'DATA', nth)] }));
  expect(lostIn(3)).toEqual(['client 2001 sack']);
  expect(lostIn(8)).toEqual(['client 7001 probe']);
  expect(lostIn(7, 8)).toEqual(['client 7001 probe', 'client 6001 sack']);
  // too little above the gap to be sure at once: the reordering window passes first (6.3)
  const faults = [lost('client', 'DATA', 1)];
  expect(resentIn(bulk(2, { profile: 'linux', settings, faults }))).toEqual([
    'client 1 reordering',
  ]);
});

test('what was delayed and not lost went again in vain', () => {
  // RFC 4015: a timeout that the sender takes back. An ACK that is lost makes what it acknowledged go again too.
  const late = delayed('client', 'DATA', 1, ms(1500));
  expect(resentIn(bulk(1, { profile: 'rfc', faults: [late] }))).toEqual(['client 1 rto, needless']);
  expect(resentIn(scenarioById('data-ack-lost'))).toEqual(['client 1 rto, needless']);
});

test('a SYN that comes again gets its SYN+ACK again', () => {
  const faults = [lost('server', 'SYN_ACK')];
  expect(resentIn(bulk(1, { settings: { dupSyn: 'synack' }, faults }))).toContain(
    'server 0 answer',
  );
});
