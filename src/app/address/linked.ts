/** A long scenario of the reader's own in the address: first by its version, then, as soon as it is compressed, itself. */
import { isOwn } from '../../scenarios/own.ts';
import type { App } from '../state/app.svelte.ts';
import { showAddress } from './bar.ts';
import { addressOfPage } from './follow.ts';

/** From now on the address of what is shown opens in any browser. False where it is too long for that. */
export async function completeAddress(app: App): Promise<boolean> {
  const { player } = app.session;
  const { name, base } = player;
  if (!isOwn(name)) return true;
  const { href } = location;
  const { makeLink } = await import('../own/known.ts');
  const isLink = await makeLink(base);
  // Else the reader has gone on meanwhile, or is about to.
  if (player.name === name && location.href === href && app.route.opening === null) {
    showAddress(addressOfPage(app));
  }
  return isLink;
}
