/** What keys do on the page: the player's, and what only the page can do. */
import { commandOf } from '../player/keyboard.ts';
import type { Command, PageCommand } from '../player/shortcuts.ts';
import { perform } from '../player/perform.ts';
import { ZOOM } from '../views/ladder/zoom.ts';
import { present } from './present.ts';
import type { App } from './state/app.svelte.ts';

/** What can be asked for on the pages beside the run too. */
const EVERYWHERE: ReadonlySet<Command> = new Set(['help', 'search']);

/** Before a class the steps of a lesson are slides. */
const TURNS: Partial<Readonly<Record<Command, 1 | -1>>> = {
  toggle: 1,
  stepForward: 1,
  stepBack: -1,
};

export function onKey(app: App, event: KeyboardEvent): void {
  const { presenting } = app.viewport;
  const command = commandOf(event, { presenting, characters: app.settings.characterKeys });
  if (command === null || (app.route.page !== null && !EVERYWHERE.has(command))) return;
  event.preventDefault();
  const by = presenting ? TURNS[command] : undefined;
  if (by !== undefined && app.session.turn !== null) app.session.turn(by);
  else if (isForPage(command)) DOING[command](app);
  else {
    const { player } = app.session;
    const flight = flightOf(event.target);
    if (command === 'lose' && flight === null && player.inAir === null)
      app.messages.say(app.lexicon.all.interface.messages.nothingToLose);
    perform(player, command, flight);
  }
  if (command === 'lose') app.settings.hintDone = true;
}

const DOING: Readonly<Record<PageCommand, (app: App) => void>> = {
  help: (app) => app.overlays.open('help', null),
  search: (app) => app.overlays.open('search', focused()),
  copyLog: (app) => void copyLog(app),
  zoomIn: ({ settings }) => (settings.zoom *= ZOOM.step),
  zoomOut: ({ settings }) => (settings.zoom /= ZOOM.step),
  zoomUsual: ({ settings }) => (settings.zoom = ZOOM.usual),
  present: (app) => present(app, !app.viewport.presenting),
};

const isForPage = (command: string): command is PageCommand => Object.hasOwn(DOING, command);

const copyLog = (app: App) =>
  app.messages.attempt(import('./copyLog.ts').then((it) => it.copyLog(app)));

/** What has the focus now has it again when the search is closed. */
const focused = () =>
  document.activeElement instanceof HTMLElement ? document.activeElement : null;

/** The segment that has the focus. */
function flightOf(target: EventTarget | null): number | null {
  const segment = target instanceof Element ? target.closest('[data-flight]') : null;
  return segment === null ? null : Number(segment.getAttribute('data-flight'));
}
