/** The words of the page itself that its first picture needs, in English. */
import { app } from './interface/app.ts';
import { caption } from './interface/caption.ts';
import { cards } from './interface/cards.ts';
import { ladder } from './interface/ladder.ts';
import { player } from './interface/player.ts';
import { sockets } from './interface/sockets.ts';
import type { Widened } from './widened.ts';

export const firstInterface = {
  appName: 'synfin',
  app,
  caption,
  cards,
  ladder,
  player,
  sockets,
};

/** The same texts in another language: what is a text here is a text there. */
export type FirstInterfaceWords = Widened<typeof firstInterface>;
