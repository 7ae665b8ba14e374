/** Copies the log: what is shown of it where it is shown, else all of it that may be known by now. */
import { logOf } from '../trace/log.ts';
import { textOfLines, upTo } from '../views/log/filter.ts';
import type { Page } from './Page.svelte.ts';
import { isCopied } from './address/share.ts';
import { needViewWords } from './speak.ts';

export async function copyLog(page: Page): Promise<void> {
  const text = page.logShown?.() ?? logKnown(page);
  if (text === '') return;
  const done = await isCopied(text);
  try {
    await needViewWords(page);
  } catch {
    page.problem = page.words.interface.app.notLoaded;
  }
  const said = page.viewWords?.log;
  if (said === undefined) return;
  if (done) page.notice = said.copied(text.split('\n').length);
  else page.copyByHand({ title: said.copyTitle, about: said.copyByHand, text });
}

function logKnown({ player, number, hideFuture }: Page): string {
  const whole = logOf(player.trace, number);
  return hideFuture
    ? textOfLines(upTo(whole, player.moment.step), player.at)
    : textOfLines(whole, null);
}
