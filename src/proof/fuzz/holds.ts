/** What must hold of whatever a reader gives: it is dealt with soon, and what is said of it can be read. */
import type { EditorWords, InterfaceWords } from '../../words/contract/index.ts';

/** What a language has for what is wrong with links, files and texts. */
export interface ProblemWords {
  readonly address: InterfaceWords['address'];
  readonly editor: EditorWords;
}

/** In letters: two lines of a narrow page. */
const LONGEST_SENTENCE = 200;

/** What moves a terminal, ends a line or turns it around, and halves of letters. */
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** What is wrong with the sentences in which the languages say what is wrong. */
export const wrongInSentences = (
  languages: readonly ProblemWords[],
  say: (words: ProblemWords) => string,
  longest = LONGEST_SENTENCE,
): string[] =>
  languages.flatMap((words) => {
    const sentence = say(words);
    const { length } = Array.from(sentence);
    return [
      ...(sentence.trim() === '' ? ['The sentence is empty.'] : []),
      ...(length > longest ? [`The sentence has ${length} letters: ${sentence}`] : []),
      ...(UNREADABLE.test(sentence) ? [`The sentence cannot be read: ${sentence}`] : []),
    ];
  });

/** How long the machine works on something, in milliseconds; what else it does meanwhile is not counted. */
export function inTime<T>(what: string, mostMs: number, work: () => T) {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  const ms = Math.round((user + system) / 1000);
  return { value, wrong: ms > mostMs ? [`${what} took ${ms} ms.`] : [] };
}

/** Reading a bounded text is at once. */
export const reading = <T>(read: () => T) => inTime('Reading it', 1000, read);
