/** The words that the first picture of a run needs, in English. */
import type { FirstWords } from '../contract/index.ts';
import { app } from './interface/app.ts';
import { cards } from './interface/cards.ts';
import { ladder } from './interface/ladder.ts';
import { player } from './interface/player.ts';
import { welcome } from './interface/welcome.ts';
import { SIDE_NAMES } from './sides.ts';

export const firstWords: FirstWords = {
  lang: 'en',
  sides: SIDE_NAMES,
  interface: { appName: 'synfin', app, cards, ladder, player, welcome },
};
