/** The words of the page itself, in Chinese. */
import type { InterfaceWords } from '../en/interface.ts';
import { app } from './interface/app.ts';
import { caption } from './interface/caption.ts';
import { cards } from './interface/cards.ts';
import { help } from './interface/help.ts';
import { ladder } from './interface/ladder.ts';
import { menu } from './interface/menu.ts';
import { player } from './interface/player.ts';
import { sockets } from './interface/sockets.ts';

export const interfaceWords = {
  appName: 'synfin',
  app,
  caption,
  cards,
  help,
  ladder,
  menu,
  player,
  sockets,
} satisfies InterfaceWords;
