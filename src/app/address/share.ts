/** Sharing: the link to this very moment, copied; where the browser will not copy it, shown to be copied by hand. */
import { linkTo } from './follow.ts';
import type { Page } from '../Page.svelte.ts';

export async function shareMoment(page: Page): Promise<void> {
  const [text, link] = [page.words.interface.app, linkTo(page)];
  if (await isCopied(link)) {
    page.notice = text.copied;
    if (page.float === 'more') page.float = null;
  } else {
    page.copyByHand({ title: text.share, about: text.copyByHand, text: link });
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
