/** What predict mode says, in both languages, of every question about every built-in run. */
import { describe, expect, test } from 'vitest';
import { correction, questionText } from '../../src/app/predict/say.ts';
import { numberStyle } from '../../src/app/numbers.ts';
import { withoutAnswer } from '../../src/app/predict/quiet.ts';
import { words as englishWords } from '../../src/words/en/index.ts';
import { words as chineseWords } from '../../src/words/zh/index.ts';
import { captionOf } from '../../src/words/sentences/caption.ts';
import { segmentLabel } from '../../machines/tcp/segment.ts';
import { questionsOf } from '../../src/analysis/predict/question.ts';
import { guideWords as english } from '../../src/words/en/guide/index.ts';
import { guideWords as chinese } from '../../src/words/zh/guide/index.ts';
import { plain } from '../../src/words/phrase.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';

describe.each([
  ['English', english.predict],
  ['Chinese', chinese.predict],
])('%s', (_, text) => {
  test.each(SCENARIO_IDS)(
    '%s: choices differ as they are read, in either style of numbers',
    (id) => {
      const trace = simulate(scenarioById(id));
      for (const style of ['absolute', 'relative'] as const) {
        const saying = { trace, text, number: numberStyle(style, trace) };
        for (const question of questionsOf(trace)) {
          const { happens, ask, choices } = questionText(question, saying);
          const read = choices.map(plain);
          expect(new Set(read).size).toBe(choices.length);
          for (const said of [...read, plain(happens), plain(ask)])
            expect(said).toMatch(/^(?!.*(undefined|null|NaN|\(\)\()).+$/);
        }
      }
    },
  );

  test.each(SCENARIO_IDS)('%s: a wrong choice is put right', (id) => {
    const trace = simulate(scenarioById(id));
    const saying = { trace, text, number: numberStyle('absolute', trace) };
    for (const question of questionsOf(trace)) {
      const said = questionText(question, saying).choices.map(plain);
      const right = said[question.choices.findIndex((choice) => choice.right)] ?? '';
      for (const choice of question.choices) {
        if (choice.right) continue;
        const [truth, ifOnly] = plain(correction(question, choice, saying)).split('\n');
        if (
          right !== text.nothing &&
          !plain(text.staysIn(question.step.after.state)).includes(right)
        )
          expect(truth).toContain(right);
        expect(ifOnly === undefined).toBe(choice.ifOnly === null);
      }
    }
  });
});

/** The answer of a question, as a caption would name it. */
function nameOf({ choices }: ReturnType<typeof questionsOf>[number]): string | null {
  const answer = choices.find(({ right }) => right)?.answer;
  if (answer?.kind === 'goes') return answer.state;
  return answer?.segment ? segmentLabel(answer.segment) : null;
}

test.each([
  ['English', englishWords],
  ['Chinese', chineseWords],
])(
  '%s: what is told after an answer does not name the next one, and is else the caption',
  (_, words) => {
    let [kept, cut] = [0, 0];
    for (const id of SCENARIO_IDS) {
      const trace = simulate(scenarioById(id));
      const questions = questionsOf(trace);
      for (const [i, { step }] of questions.entries()) {
        const next = questions[i + 1] ?? null;
        const { text } = captionOf(words, trace, step);
        const told = withoutAnswer(text, next);
        const name = next && nameOf(next);
        expect(told.some((part) => typeof part !== 'string' && part.text === name)).toBe(false);
        expect(plain(told).trim()).toMatch(/^$|[.。）)]$/u);
        if (plain(told) === plain(text)) kept += 1;
        else cut += 1;
      }
    }
    expect(cut).toBeGreaterThan(20);
    expect(cut).toBeLessThan(kept / 3);
  },
);
