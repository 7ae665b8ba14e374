/** Small decisions of the page: how numbers are written, which scenarios fit what is typed, what an address says. */
import { describe, expect, test } from 'vitest';
import { seq } from '../../machines/tcp/sequence.ts';
import { time } from '../../machines/tcp/time.ts';
import { matchOf } from '../../src/app/overlays/matchScenario.ts';
import { addressOf } from '../../src/app/address/follow.ts';
import { numberStyle } from '../../src/app/numbers.ts';
import { problemText } from '../../src/app/address/problemText.ts';
import { readAddress } from '../../src/app/address/index.ts';
import { words } from '../../src/words/en/index.ts';
import { NO_CHANGES } from '../../src/player/changes.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';

describe('sequence numbers', () => {
  const scenario = { ...scenarioById('open-data-close'), client: { iss: [100, 5000] } };
  const trace = simulate(scenario);

  test('are written as they are on the wire', () => {
    expect(numberStyle('absolute', trace)('client', seq(101))).toBe('101');
  });

  test('or counted from the initial number of their own incarnation', () => {
    const relative = numberStyle('relative', trace);
    expect(relative('client', seq(101))).toBe('1');
    expect(relative('client', seq(5001))).toBe('1');
    expect(relative('server', seq(299))).toBe('-1');
  });

  test('over the wrap too', () => {
    const wrap = simulate({ ...scenario, client: { iss: [2 ** 32 - 1] } });
    expect(numberStyle('relative', wrap)('client', seq(4))).toBe('5');
  });
});

describe('typing in the list of scenarios', () => {
  const found = (typed: string) =>
    SCENARIO_IDS.filter((id) => {
      const { title, about } = words.scenarios[id];
      return matchOf(id, typed, [title, about]) > 0;
    });

  test('every word counts, in any order and case', () => {
    expect(found('ACK last LOST')).toContain('last-ack-lost');
    // a hyphen is a space, and what it joins stands together
    expect(found('last-ack')).toEqual([
      'last-ack-lost',
      'fin-meets-closed',
      'one-msl-is-not-enough',
      'last-ack-too-early',
      'no-time-wait-reset',
    ]);
    expect(found('last_ack-lost')).toEqual(['last-ack-lost']);
    expect(found('no such thing')).toEqual([]);
    expect(found('  ')).toEqual(SCENARIO_IDS);
  });
});

describe('the address of a run', () => {
  const bookmark = {
    scenario: 'syn-lost',
    changes: NO_CHANGES,
    at: time(1_020_000),
    done: null,
  } as const;

  test('has the moment where the run stands still, and not while it moves', () => {
    expect(addressOf(bookmark, 'paused')).toBe('#syn-lost?t=1.02');
    expect(addressOf(bookmark, 'playing')).toBe('#syn-lost');
  });

  test('names the scenario of the first visit too: the bare address is that of the first screen', () => {
    expect(addressOf({ ...bookmark, scenario: 'open-data-close' }, 'ended')).toBe(
      '#open-data-close',
    );
  });
});

test('whatever is wrong with an address is said in one sentence', () => {
  const said = [
    '#nowhere',
    '#%',
    '#syn-lost?x=1',
    '#syn-lost?t=1&t=2',
    '#syn-lost?c=me',
    `#${'x'.repeat(20_000)}`,
  ]
    .map(readAddress)
    .map((read) => (read.ok ? '' : problemText(read.problem, words.interface.address)));
  for (const sentence of said) expect(sentence).toMatch(/^The link.*\.$/);
  expect(new Set(said).size).toBe(said.length);
});
