/** What keys do on the page: the player's, and what only the page can do. */
import { commandOf, type PageCommand } from '../player/keyboard.ts';
import { perform } from '../player/perform.ts';
import { ZOOM } from '../views/ladder/zoom.ts';
import type { Page } from './Page.svelte.ts';

export function onKey(page: Page, event: KeyboardEvent): void {
  const command = commandOf(event, { presenting: page.presenting });
  if (command === null || (page.place !== null && command !== 'help')) return;
  event.preventDefault();
  if (isForPage(command)) DOING[command](page);
  else perform(page.player, command, flightOf(event.target));
  if (command === 'lose') page.settings.hintDone = true;
}

const DOING: Readonly<Record<PageCommand, (page: Page) => void>> = {
  help: (page) => page.open('help'),
  copyLog: (page) => void copyLog(page),
  zoomIn: ({ settings }) => (settings.zoom *= ZOOM.step),
  zoomOut: ({ settings }) => (settings.zoom /= ZOOM.step),
  zoomUsual: ({ settings }) => (settings.zoom = ZOOM.usual),
  present: (page) => page.present(!page.presenting),
};

const isForPage = (command: string): command is PageCommand => Object.hasOwn(DOING, command);

async function copyLog(page: Page): Promise<void> {
  try {
    await (await import('./copyLog.ts')).copyLog(page);
  } catch {
    page.problem = page.words.interface.app.notLoaded;
  }
}

/** The segment that has the focus. */
function flightOf(target: EventTarget | null): number | null {
  const segment = target instanceof Element ? target.closest('[data-flight]') : null;
  return segment === null ? null : Number(segment.getAttribute('data-flight'));
}
