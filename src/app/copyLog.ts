/** Copies the log: what is shown of it where it is shown, else all of it that may be known by now. */
import { logOf, type LogRemarks } from '../trace/log.ts';
import { textOfLines, upTo } from '../views/log/filter.ts';
import type { App } from './state/app.svelte.ts';
import { isCopied } from './address/share.ts';

export async function copyLog(app: App): Promise<void> {
  const said = (await app.messages.attempt(app.lexicon.need('views')))?.log;
  if (said === undefined) return;
  const text = app.session.logShown?.() ?? logKnown(app, said.remarks);
  if (text === '') return;
  const done = await isCopied(text);
  if (done) app.messages.say(said.copied(text.split('\n').length));
  else app.overlays.copyByHand({ title: said.copyTitle, about: said.copyByHand, text });
}

function logKnown({ session: { player, number, hideFuture } }: App, remarks: LogRemarks): string {
  const whole = logOf(player.trace, number, remarks);
  return hideFuture
    ? textOfLines(upTo(whole, player.moment.step), player.at)
    : textOfLines(whole, null);
}
