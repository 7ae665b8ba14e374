/** What the page says of a change that the reader makes or takes back: which segment, and what becomes of it. */
import { expect, test } from 'vitest';
import { revisedText } from '../../src/app/revised.ts';
import { NO_CHANGES, type Changes, type TreatedSegment } from '../../src/player/changes.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { words as english } from '../../src/words/en/index.ts';
import { words as chinese } from '../../src/words/zh/index.ts';

const trace = simulate(scenarioById('open-data-close'));
const having = (...segments: TreatedSegment[]): Changes => ({ ...NO_CHANGES, segments });
const ack = { from: 'client', nth: 2 } as const;

test('a segment that is lost, and is not lost any more', () => {
  const lost = having({ ...ack, do: 'drop' });
  expect(revisedText(NO_CHANGES, lost, trace, english)).toBe('ACK #2 of the client is lost now.');
  expect(revisedText(lost, NO_CHANGES, trace, english)).toBe(
    'ACK #2 of the client is as it was before.',
  );
  expect(revisedText(NO_CHANGES, lost, trace, chinese)).toBe('客户端的 ACK #2 现在会丢失。');
});

test('one that is delayed where it was lost', () => {
  const delayed = having({ ...ack, do: 'delay', byUs: 100_000 });
  expect(revisedText(having({ ...ack, do: 'drop' }), delayed, trace, english)).toBe(
    'ACK #2 of the client is delayed now.',
  );
});

test('data is called so, and what is about no one segment is said in general', () => {
  const data = having({ from: 'client', nth: 3, do: 'duplicate', byUs: 1 });
  expect(revisedText(NO_CHANGES, data, trace, english)).toContain('DATA #3 of the client');
  expect(revisedText(NO_CHANGES, { ...NO_CHANGES, profile: 'linuxTextbook' }, trace, english)).toBe(
    'The run is changed.',
  );
  const two = having({ ...ack, do: 'drop' }, { from: 'server', nth: 1, do: 'drop' });
  expect(revisedText(two, NO_CHANGES, trace, english)).toBe('The run is changed.');
});
