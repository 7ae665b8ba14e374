/** Sharing: the link to this very moment, copied; where the browser will not copy it, shown to be copied by hand. */
import { linkTo } from './follow.ts';
import type { App } from '../state/app.svelte.ts';

export async function shareMoment(app: App): Promise<void> {
  const link = linkTo(app);
  const { header, messages: text } = app.lexicon.all.interface;
  if (await isCopied(link)) {
    app.messages.say(text.copied);
    if (app.overlays.shown === 'more') app.overlays.close();
  } else {
    app.overlays.copyByHand({ title: header.share, about: text.copyByHand, text: link });
  }
}

/** Without HTTPS, or without leave, a page may not copy. */
export async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
