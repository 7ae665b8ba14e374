/**
 * Questions: what an answer says is the case in the run that its button opens. Each claim is a sentence of the answer, and
 * is put to the trace. What the answer tells of other runs is put to those.
 */
import { describe, expect, test } from 'vitest';
import {
  QUESTION_GROUPS,
  QUESTION_IDS,
  QUESTIONS,
  questionsOf,
  type QuestionGroup,
  type QuestionId,
} from '../../src/cases/questions/index.ts';
import { basics } from './questions/basics.ts';
import { closing } from './questions/closing.ts';
import { flow } from './questions/flow.ts';
import { loss } from './questions/loss.ts';
import { numbers } from './questions/numbers.ts';
import { opening } from './questions/opening.ts';
import { practice } from './questions/practice.ts';
import { resets } from './questions/resets.ts';
import { sockets } from './questions/sockets.ts';
import { waiting } from './questions/waiting.ts';
import { Shown, type Claims } from './shown.ts';

const CLAIMS: Readonly<Record<QuestionId, Claims>> = {
  ...basics,
  ...opening,
  ...numbers,
  ...flow,
  ...loss,
  ...closing,
  ...waiting,
  ...resets,
  ...sockets,
  ...practice,
};

describe.each(QUESTION_IDS)('%s', (id) => {
  const claims = Object.entries(CLAIMS[id]);
  test.each(claims)('%s', (_claim, holds) => {
    expect(holds(new Shown(QUESTIONS[id]))).toBe(true);
  });
});

test('each question is asked once, under one theme', () => {
  const byTheme = (Object.keys(QUESTION_GROUPS) as QuestionGroup[]).flatMap(questionsOf);
  expect(byTheme).toEqual(QUESTION_IDS);
  expect(QUESTION_IDS).toHaveLength(60);
});

describe('what is asked next', () => {
  test.each(QUESTION_IDS)('after %s: other questions, each once', (id) => {
    const { next } = QUESTIONS[id];
    expect(new Set(next).size).toBe(next.length);
    expect(next).not.toContain(id);
    expect(next.filter((other) => !QUESTION_IDS.includes(other))).toEqual([]);
  });

  test('each question is a follow-up of another one, but for few', () => {
    const led = new Set(QUESTION_IDS.flatMap((id) => QUESTIONS[id].next));
    expect(QUESTION_IDS.filter((id) => !led.has(id)).length).toBeLessThanOrEqual(12);
  });
});
