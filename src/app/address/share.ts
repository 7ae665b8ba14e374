/**
 * Sharing: the link to this very moment, copied; where the browser will not copy it, shown to be copied by hand. Where no
 * link can hold the scenario, a file can.
 */
import { isOwn, OWN } from '../../scenarios/own.ts';
import { linkTo } from './follow.ts';
import { completeAddress } from './linked.ts';
import type { App } from '../state/app.svelte.ts';

export async function shareMoment(app: App): Promise<void> {
  if (app.session.shareCapture?.('link') === true || !(await opensAnywhere(app))) return;
  const link = linkTo(app);
  const { header, messages: text } = app.lexicon.all.interface;
  if (await isCopied(link)) {
    app.messages.say(text.copied);
    if (app.overlays.shown === 'more') app.overlays.close();
  } else {
    app.overlays.copyByHand({ title: header.share, about: text.copyByHand, text: link });
  }
}

/** In which forms what is shown can be saved. */
export function openExport(app: App, from?: HTMLElement): void {
  if (app.session.shareCapture?.('file') === true) app.overlays.close();
  else app.overlays.open('export', from);
}

/** Whether what is shown can be opened elsewhere by its link; else says what to do. */
async function opensAnywhere(app: App): Promise<boolean> {
  const complete = await app.messages.attempt(hasCompleteAddress(app));
  if (complete !== false) return complete ?? false;
  const words = await app.messages.attempt(app.lexicon.need('views'));
  if (words !== null) app.messages.fail(words.editor.tooLongForLink);
  return false;
}

async function hasCompleteAddress(app: App): Promise<boolean> {
  const { route, session } = app;
  if (session.server !== null) {
    const { name } = session.server;
    return !isOwn(name) || (await import('../own/ownServer.ts')).isWhole(name.slice(OWN.length));
  }
  return route.page === null || route.page === 'compare' ? completeAddress(app) : true;
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
