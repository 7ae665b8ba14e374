/** What is said of losses and of differences: whole sentences in both languages, whatever the run. */
import { describe, expect, test } from 'vitest';
import { CLEAN_SCENARIOS, lossesOf } from '../../src/analysis/losses/index.ts';
import { guideWords as en } from '../../src/words/en/guide/index.ts';
import { plain, type Phrase } from '../../src/words/phrase.ts';
import { guideWords as zh } from '../../src/words/zh/guide/index.ts';
import { SIDES } from '../../src/trace/side.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { compare } from '../../src/trace/differences/index.ts';

const all = CLEAN_SCENARIOS.map((id) => [id, lossesOf(scenarioById(id))] as const);

function expectSentence(phrase: Phrase, end: string) {
  const text = plain(phrase);
  expect(text.endsWith(end) || text === '–', text).toBe(true);
  expect(text).not.toMatch(/undefined|null|NaN| {2}|\.\.| [,.。，）]|^ | $/);
}

describe.each([
  ['English', en.pages, '.'],
  ['Chinese', zh.pages, '。'],
] as const)('in %s', (_language, pages, stop) => {
  test.each(all)('%s: each loss', (_id, { losses }) => {
    for (const loss of losses) {
      expectSentence(pages.losses.byWhat(loss.repair), stop);
      expectSentence(pages.losses.howLong(loss), stop);
      for (const side of SIDES) {
        expectSentence(pages.losses.notice(side, loss.notices[side]), stop);
      }
      expect(plain(pages.losses.lost(loss))).toMatch(/lost$|丢失$/);
    }
  });

  test.each(all)('%s: each difference a loss makes', (_id, { clean, losses }) => {
    for (const { trace } of losses) {
      for (const difference of compare(clean, trace).differences) {
        expectSentence(pages.compare.difference(difference), stop);
      }
    }
  });
});

test('what the page says of the last ACK', () => {
  const { losses } = lossesOf(scenarioById('open-data-close'));
  const last = losses.at(-1)!;
  expect(plain(en.pages.losses.lost(last))).toBe('The client’s ACK of the FIN is lost');
  expect(plain(en.pages.losses.byWhat(last.repair))).toBe(
    'The server’s retransmission timer fires after 1 s. Its FIN is retransmitted and answered once more.',
  );
  expect(plain(zh.pages.losses.lost(last))).toBe('客户端对 FIN 的 ACK 丢失');
});
