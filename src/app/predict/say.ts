/** What predict mode says: the question, each choice, and what is said of the one that was chosen. */
import { segmentLabel, type Segment } from '../../../machines/tcp/segment.ts';
import { showsWindow, type Answer, type AnswerChoice } from '../../analysis/predict/choices.ts';
import type { PredictQuestion } from '../../analysis/predict/question.ts';
import { code, joined, phrase, stateMark, type Phrase } from '../../words/phrase.ts';
import type { PredictWords } from '../../words/contract/index.ts';
import { tellingOf } from '../../words/sentences/tell.ts';
import type { NumberStyle, Telling } from '../../words/sentences/telling.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import type { MarkedChoice } from '../../views/predict/marked.ts';
import type { Answered } from './Quiz.svelte.ts';

interface Saying {
  readonly trace: ConnectionTrace;
  readonly text: PredictWords;
  readonly number: NumberStyle;
}

export interface QuestionText {
  readonly happens: Phrase;
  readonly ask: Phrase;
  readonly choices: readonly Phrase[];
}

export function questionText(
  { kind, step, choices }: PredictQuestion,
  saying: Saying,
): QuestionText {
  const { trace, text, number } = saying;
  const t = tellingOf(trace, step, number);
  return {
    happens: text.happens(t),
    ask: text.asks[kind](t),
    choices: choices.map(({ answer }) => answerText(answer, t, text)),
  };
}

/** The choices of a question that was answered, each with what there is to mark. */
export function markedChoices(
  { question, choice }: Answered,
  { choices }: QuestionText,
): readonly MarkedChoice[] {
  return question.choices.map((each, i) => ({
    phrase: choices[i] ?? [],
    right: each.right,
    picked: each === choice,
  }));
}

/** After a wrong choice: what is right, and when the choice would have been. */
export function correction(question: PredictQuestion, wrong: AnswerChoice, saying: Saying): Phrase {
  const { trace, text, number } = saying;
  const t = tellingOf(trace, question.step, number);
  const right = question.choices.find((choice) => choice.right)?.answer;
  return joined(
    '\n',
    right !== undefined && inTruth(right, t, text),
    whenRight(question, wrong, saying),
  );
}

/** When a wrong choice would have been right; empty where it is right, or nobody knows. */
export function whenRight(
  { step }: PredictQuestion,
  { ifOnly }: AnswerChoice,
  { trace, text, number }: Saying,
): Phrase {
  return ifOnly === null ? [] : text.ifOnly(tellingOf(trace, step, number), ifOnly);
}

function inTruth(answer: Answer, t: Telling, { inTruth: says }: PredictWords): Phrase {
  if (answer.kind === 'goes') return says.goes(t);
  return says.sends(t, answer.segment && segmentText(answer.segment, t));
}

export function answerText(answer: Answer, t: Telling, text: PredictWords): Phrase {
  if (answer.kind === 'sends')
    return answer.segment === null ? phrase`${text.nothing}` : segmentText(answer.segment, t);
  return answer.state === t.from ? text.staysIn(answer.state) : phrase`${stateMark(answer.state)}`;
}

/** `SYN+ACK seq=300 ack=101` */
function segmentText(segment: Segment, { side, peer, number }: Telling): Phrase {
  const { seq, ack, ackNumber, dataLen } = segment;
  return joined(
    ' ',
    code(segmentLabel(segment)),
    code(`seq=${number(side, seq)}`),
    ack && code(`ack=${number(peer, ackNumber)}`),
    dataLen > 0 && code(`len=${dataLen}`),
    showsWindow(segment) && code('wnd=0'),
  );
}
