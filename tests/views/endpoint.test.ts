/** What a card shows, as pure functions of the run and the moment. */
import { describe, expect, test } from 'vitest';
import { legalCalls } from '../../machines/tcp/legalCalls.ts';
import { STATES } from '../../machines/tcp/states.ts';
import { words } from '../../src/words/en/index.ts';
import type { ScenarioId } from '../../src/scenarios/index.ts';
import type { Side } from '../../src/trace/side.ts';
import { offeredCalls } from '../../src/views/endpoint/calls.ts';
import { noteOf } from '../../src/views/endpoint/notes.ts';
import { lastReport } from '../../src/views/endpoint/reports.ts';
import { foremostTimer, leftText, timersLeft } from '../../src/views/endpoint/timers.ts';
import { momentIn } from '../components/moments.ts';

describe('the part of an end in the connection', () => {
  const noteIn = (scenario: ScenarioId, seconds: number, side: Side) => {
    const { trace, frame } = momentIn(scenario, seconds);
    return noteOf(trace, frame.step, side);
  };

  test.each([
    ['open-data-close', 0.05, 'client', 'active'],
    ['open-data-close', 0.05, 'server', 'passive'],
    ['open-data-close', 300, 'client', 'closedFirst'],
    ['open-data-close', 300, 'server', 'closedSecond'],
    ['server-closes-first', 300, 'server', 'closedFirst'],
    ['server-closes-first', 300, 'client', 'closedSecond'],
    ['simultaneous-close', 0.38, 'client', 'closedBoth'],
    ['simultaneous-close', 0.43, 'server', 'closedBoth'],
    ['aborted', 1, 'client', 'aborted'],
  ] as const)('%s at %d s: the %s %s', (scenario, seconds, side, note) => {
    expect(noteIn(scenario, seconds, side)).toBe(note);
  });

  test('before it has done anything it has none', () => {
    expect(noteIn('open-data-close', 0, 'client')).toBeNull();
  });
});

describe('what the application was told last', () => {
  test('is kept until the connection is another one', () => {
    const { trace, frame } = momentIn('syn-lost-until-give-up', 300);
    expect(lastReport(trace, frame.step, 'client')).toEqual({
      text: 'error: connection aborted, excessive retransmissions (R2)',
      errno: 'ETIMEDOUT',
    });
    expect(lastReport(trace, frame.step, 'server')).toBeNull();
  });

  test.each([
    ['refused', 1, 'client', 'error: connection reset', 'ECONNREFUSED'],
    ['aborted', 1, 'server', 'connection reset', 'ECONNRESET'],
    ['aborted', 1, 'client', 'connection reset', null],
    ['open-data-close', 0.7, 'server', 'connection closing', null],
    ['listen-in-time-wait', 6, 'server', 'error: connection already exists', 'EADDRINUSE'],
    ['connect-in-time-wait', 6, 'client', 'error: connection already exists', 'EADDRNOTAVAIL'],
  ] as const)('%s at %d s: the %s, and the errno', (scenario, seconds, side, text, errno) => {
    const { trace, frame } = momentIn(scenario, seconds);
    expect(lastReport(trace, frame.step, side)).toEqual({ text, errno });
  });

  test('every report has words', () => {
    for (const text of Object.values(words.interface.reports.texts)) expect(text).not.toBe('');
  });
});

describe('what is left of a timer', () => {
  test('is the time from the moment to its deadline, and that part of its length', () => {
    const { frame } = momentIn('syn-lost', 0.27);
    expect(timersLeft(frame.ends.client.tcb, frame.at)).toMatchObject([
      { timer: 'retransmission', leftUs: 750_000, lengthUs: 1_000_000, part: 0.75, inVain: 0 },
    ]);
  });

  test('what only delays an ACK is not the foremost', () => {
    const timer = (name: 'delayedAck' | 'retransmission', leftUs: number) => ({
      ...{ timer: name, leftUs, lengthUs: leftUs, part: 1, inVain: 0 },
    });
    const both = [timer('delayedAck', 40_000), timer('retransmission', 1_000_000)];
    expect(foremostTimer(both)?.timer).toBe('retransmission');
    expect(foremostTimer(both.slice(0, 1))?.timer).toBe('delayedAck');
    expect(foremostTimer([])).toBeNull();
  });

  test.each([
    [240_000_000, '240.0 s'],
    [9_996_000, '10.0 s'],
    [9_994_000, '9.99 s'],
    [999_600, '1.00 s'],
    [999_400, '999 ms'],
    [0, '0 ms'],
  ])('%d µs are written %s', (us, text) => {
    expect(leftText(us, words.interface.cards)).toBe(text);
  });
});

describe('the calls that are offered', () => {
  test('can be made exactly where the chart permits them', () => {
    for (const state of STATES) {
      const legal = legalCalls(state);
      const { usual, rare } = offeredCalls(state, { readsItself: false });
      for (const offer of [...usual, ...rare]) {
        expect([state, offer.call, offer.legal]).toEqual([
          state,
          offer.call,
          legal.includes(offer.call),
        ]);
      }
    }
  });
});
