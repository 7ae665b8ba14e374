/** Sharing: the link to this very moment, copied; where the browser will not copy it, shown to be copied by hand. */
import { linkTo } from './followAddress.ts';
import type { Page } from './Page.svelte.ts';

export async function shareMoment(page: Page): Promise<void> {
  if (await copied(linkTo(page))) {
    page.notice = page.words.interface.app.copied;
    if (page.float === 'more') page.float = null;
  } else {
    page.open('link', page.anchor);
  }
}

/** Without HTTPS, or without leave, a page may not copy. */
async function copied(link: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link);
    return true;
  } catch {
    return false;
  }
}
