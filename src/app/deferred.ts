/**
 * What comes right after the first picture: what moves and changes the run (`engine`), and what the page does with keys,
 * files, addresses and faults. The parts of the page that are not in the first picture are loaded one by one, by `Lazy.svelte`.
 */
import '../theme/evidence.css';
import '../theme/print.css';
import { capsFor } from '../player/shortcuts.ts';
import { pushAddress, showAddress } from './address/bar.ts';
import { addressOfPage, goHome, goToPage, runHash } from './address/follow.ts';
import { completeAddress } from './address/linked.ts';
import { shareMoment } from './address/share.ts';
import { causeOf } from './cause.ts';
import { isChanged } from '../player/changes.ts';
import { isSame } from '../player/past.ts';
import { dwellAt } from './dwell.ts';
import { numberStyle } from './numbers.ts';
import { pickSegment } from './pickSegment.ts';
import { revisedText } from './revised.ts';
import { scenarioTitle, serverTitle } from './scenarioTitle.ts';
import Rest from './Rest.svelte';
import AtRest from './stage/AtRest.svelte';
import NotTcp from './shell/NotTcp.svelte';
import Rates from './stage/Rates.svelte';
import type { Actions } from './state/Actions.ts';
import type { App } from './state/app.svelte.ts';

export * as engine from '../player/engine.ts';

export const actionsOf = (app: App): Actions => ({
  Rest,
  AtRest,
  Rates,
  NotTcp,
  causeOf,
  get title() {
    const { lexicon, route, session } = app;
    if (lexicon.full === null) return '';
    // What is looked at there is no scenario.
    if (route.page === 'captures') return route.heading ?? '';
    return session.server === null
      ? scenarioTitle(lexicon.full, session.player.name)
      : serverTitle(lexicon.full, session.server);
  },
  get changed() {
    const { player, server } = app.session;
    if (app.route.page === 'captures') return false;
    return server?.isChanged ?? player.changed;
  },
  get hash() {
    return addressOfPage(app);
  },
  get runHash() {
    return runHash(app);
  },
  showAddress(hash) {
    // The first screen is left to the back button.
    const show = location.hash === '' && !app.viewport.embedded ? pushAddress : showAddress;
    show(hash);
    // Else it is opened by this browser alone.
    completeAddress(app).catch(() => undefined);
  },
  goToPage: (page) => goToPage(app, page),
  goHome: () => goHome(app),
  shareMoment: () => void shareMoment(app),
  pickSegment: (flight, anchor, press) => pickSegment(app, flight, anchor, press),
  ifLost: async (flight) =>
    (await import('../analysis/ifLost.ts')).ifLost(app.session.player.trace, flight),
  revised(before, now) {
    const { lexicon, messages, session } = app;
    // What is typed in the editor shows by itself.
    if (lexicon.full === null || isSame(before, now)) return;
    messages.say(revisedText(before, now, session.player.trace, lexicon.full), isChanged(now));
  },
  dwell(moment) {
    const { lexicon, session } = app;
    return dwellAt(lexicon.all, session.player.trace, moment, session.number);
  },
  capsFor: (command) => capsFor(command, app.settings.characterKeys),
  numberStyle,
});
