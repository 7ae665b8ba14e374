/** Sharing: the link to this very moment, copied; where the browser will not copy it, shown to be copied by hand. */
import { linkTo } from './follow.ts';
import type { App } from '../state/app.svelte.ts';

export async function shareMoment(app: App): Promise<void> {
  const [text, link] = [app.lexicon.words.interface.app, linkTo(app)];
  if (await isCopied(link)) {
    app.messages.say(text.copied);
    if (app.overlays.shown === 'more') app.overlays.close();
  } else {
    app.overlays.copyByHand({ title: text.share, about: text.copyByHand, text: link });
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
