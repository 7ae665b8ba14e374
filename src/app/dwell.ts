/** How long what the page tells of a moment takes to be read: the player waits for that, and knows no words. */
import type { ConnectionTrace } from '../trace/connection.ts';
import type { Moment } from '../trace/moment.ts';
import type { Words } from '../words/contract/index.ts';
import { plain } from '../words/phrase.ts';
import { readingMs } from '../words/reading.ts';
import { captionAt } from '../words/sentences/caption.ts';
import type { NumberStyle } from '../words/sentences/telling.ts';

/** In milliseconds, in the language and with the numbers that are shown. */
export function dwellAt(
  words: Words,
  trace: ConnectionTrace,
  moment: Moment,
  number: NumberStyle,
): number {
  const { title, text } = captionAt(words, trace, moment, number);
  return readingMs(`${plain(title)} ${plain(text)}`);
}
