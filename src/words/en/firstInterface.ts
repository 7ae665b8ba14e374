/** The words of the page itself that its first picture needs, in English. */
import { app } from './interface/app.ts';
import { caption } from './interface/caption.ts';
import { cards } from './interface/cards.ts';
import { ladder } from './interface/ladder.ts';
import { player } from './interface/player.ts';
import { sockets } from './interface/sockets.ts';
import type { FirstInterfaceWords } from '../contract/index.ts';

export const firstInterface: FirstInterfaceWords = {
  appName: 'synfin',
  app,
  caption,
  cards,
  ladder,
  player,
  sockets,
};
