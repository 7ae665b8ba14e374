/** All that the parts of the page share. A component takes what it needs of it from its context. */
import { createContext } from 'svelte';
import type { Pace, Works } from '../../player/contract.ts';
import { Player } from '../../player/Player.svelte.ts';
import type { FirstWords } from '../../words/contract/index.ts';
import { Catalogue, FIRST_SCENARIO } from '../Catalogue.ts';
import { firstTrace } from '../firstTrace.ts';
import type { Settings } from '../Settings.svelte.ts';
import type { Actions } from './Actions.ts';
import { Lexicon, setLexicon } from './Lexicon.svelte.ts';
import { Messages, setMessages } from './Messages.svelte.ts';
import { Overlays, setOverlays } from './Overlays.svelte.ts';
import { Route, setRoute } from './Route.svelte.ts';
import { Session, setSession } from './Session.svelte.ts';
import { setViewport, Viewport } from './Viewport.svelte.ts';

export class App {
  readonly settings: Settings;
  readonly viewport = new Viewport();
  readonly route = new Route();
  readonly overlays = new Overlays();
  readonly lexicon: Lexicon;
  readonly messages: Messages;
  readonly session: Session;
  #actions: Actions | null = $state.raw(null);

  constructor(settings: Settings, words: FirstWords) {
    const catalogue = new Catalogue();
    this.settings = settings;
    this.lexicon = new Lexicon(words, settings);
    this.messages = new Messages(this.lexicon);
    const player = new Player({
      first: firstTrace,
      scenarioOf: (name) => catalogue.scenarioOf(name),
      pace: () => this.pace,
      dwell: (moment) => this.#actions?.dwell(moment) ?? 0,
      calm: () => this.viewport.calm,
      onrevise: (before, now) => this.#actions?.revised(before, now),
      holdAt: (trace, moment) => this.session.holdAt?.(trace, moment) ?? null,
    });
    this.session = new Session(player, catalogue, settings);
    this.route.welcome = location.hash.length <= 1 && !this.viewport.embedded;
  }

  /** What playing goes by. Where no words are shown there are none to wait for; before a class each step is asked for. */
  get pace(): Pace {
    const { session, settings, viewport } = this;
    if (viewport.presenting) return 'steps';
    const told = (settings.explained && !session.bare) || session.predicting;
    return settings.pace === 'reading' && !told ? 'time' : settings.pace;
  }
  /** What all of the page can do; null until all of it is there. */
  get actions(): Actions | null {
    return this.#actions;
  }

  /** The first screen, over the run that the page begins with; within another page, which has said what this is, the run. */
  home(): void {
    const { player } = this.session;
    this.session.guide = null;
    player.pause();
    player.choose(FIRST_SCENARIO);
    this.route.show(null, '', !this.viewport.embedded);
  }

  /** The rest of the page is there: from now on the run moves. */
  start(actions: Actions, engine: Works): void {
    this.#actions = actions;
    this.messages.findBy(actions.causeOf);
    this.session.writeNumbers(actions.numberStyle);
    this.session.player.start(engine);
  }
}

export const [getSettings, setSettings] = createContext<Settings>();
/** For what calls something that has to do with much of the page. */
export const [getApp, setApp] = createContext<App>();

export function provide(app: App): App {
  setSession(app.session);
  setSettings(app.settings);
  setLexicon(app.lexicon);
  setRoute(app.route);
  setOverlays(app.overlays);
  setMessages(app.messages);
  setViewport(app.viewport);
  return setApp(app);
}
