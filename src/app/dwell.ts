/** How long what the page tells of a moment takes to be read: the player waits for that, and knows no words. */
import type { Moment } from '../trace/moment.ts';
import { plain } from '../words/phrase.ts';
import { readingMs } from '../words/reading.ts';
import { captionAt } from '../words/sentences/caption.ts';
import type { App } from './state/app.svelte.ts';

/** In milliseconds, in the language and with the numbers that are shown. */
export function dwellAt({ lexicon, session }: App, moment: Moment): number {
  if (lexicon.full === null) return 0;
  const { title, text } = captionAt(lexicon.full, session.player.trace, moment, session.number);
  return readingMs(`${plain(title)} ${plain(text)}`);
}
