/** What a caption says in a round: of the sentences that follow its title, none that names the answer of the next question. */
import { segmentLabel } from '../../../machines/tcp/segment.ts';
import type { PredictQuestion } from '../../analysis/predict/question.ts';
import type { Mark, Phrase } from '../../words/phrase.ts';

/** A text without the sentences that name the right answer of a question that is still to come. */
export function withoutAnswer(text: Phrase, next: PredictQuestion | null): Phrase {
  const answer = next?.choices.find(({ right }) => right)?.answer;
  if (answer === undefined) return text;
  const names = ({ kind, ...mark }: Mark): boolean => {
    if (answer.kind === 'goes') return mark.text === answer.state;
    return kind === 'code' && answer.segment !== null && mark.text === segmentLabel(answer.segment);
  };
  return sentencesOf(text)
    .filter((sentence) => !sentence.some((part) => typeof part !== 'string' && names(part)))
    .flat();
}

/** Behind a full stop: in English a space follows it, which a number has not. */
const BETWEEN = /(?<=\. |[。！？])/u;

function sentencesOf(text: Phrase): Phrase[] {
  const sentences: (string | Mark)[][] = [[]];
  for (const part of text) {
    const pieces = typeof part === 'string' ? part.split(BETWEEN) : [part];
    for (const [i, piece] of pieces.entries()) {
      if (i > 0) sentences.push([]);
      if (piece !== '') sentences.at(-1)?.push(piece);
    }
  }
  return sentences;
}
