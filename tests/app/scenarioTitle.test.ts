/** Scenarios of a family: which there are, and how they are called. */
import { describe, expect, test } from 'vitest';
import { scenarioTitle } from '../../src/app/scenarioTitle.ts';
import { readAddress } from '../../src/app/address/index.ts';
import { writeAddress } from '../../src/app/address/write.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { time } from '../../machines/tcp/time.ts';
import { NO_CHANGES } from '../../src/player/changes.ts';
import { CLOSE_AFTER_MOST } from '../../src/scenarios/closeAfter.ts';
import { scenarioNamed } from '../../src/scenarios/named.ts';
import { simulate } from '../../src/simulation/simulate.ts';

describe('close-after', () => {
  test.each(['0', '1', '40', '300', String(CLOSE_AFTER_MOST)])('%s ms', (rest) => {
    const name = `close-after/${rest}`;
    const scenario = scenarioNamed(name)!;
    expect(scenario.id).toBe(name);
    const { steps, end } = simulate(scenario);
    const read = steps.find(
      (s) => s.side === 'server' && s.reports.includes('connection closing'),
    )!;
    const closed = steps.find((s) => s.side === 'server' && s.after.state === 'LAST_ACK')!;
    expect(closed.at - read.at).toBe(Number(rest) * 1000);
    expect(end.reason).toBe('quiet');
  });

  test.each(['', '-1', '007', '1.5', '1e3', ' 1', '5001', '99999', '100000', 'x', '1/2'])(
    'there is none for %j',
    (rest) => {
      expect(scenarioNamed(`close-after/${rest}`)).toBeNull();
    },
  );

  test('a link carries it', () => {
    const address = {
      scenario: 'close-after/30',
      changes: NO_CHANGES,
      at: time(0),
      done: 0,
    } as const;
    expect(readAddress(writeAddress(address))).toEqual({ ok: true, address });
  });

  test.each(LANGUAGES)('has a title in $name', async ({ lang }) => {
    const words = await loadChunk('full', lang);
    const titles = ['close-after/0', 'close-after/30', 'close-after/300'].map((id) =>
      scenarioTitle(words, id),
    );
    expect(new Set(titles).size).toBe(3);
    expect(titles[1]).toContain('30');
    expect(titles.join()).not.toContain('close-after');
    expect(scenarioTitle(words, 'last-ack-lost')).toBe(words.scenarios['last-ack-lost'].title);
  });
});
