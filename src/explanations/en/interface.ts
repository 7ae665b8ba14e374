/** The words of the page itself, in English. */
import type { Phrase } from '../phrase.ts';
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
};

/** The same texts in another language: what is a text here is a text there. */
export type InterfaceWords = Widened<typeof interfaceWords>;

/** Texts of one language as what they are in any. */
export type Widened<T> = T extends string
  ? string
  : T extends Phrase
    ? Phrase
    : T extends (...args: infer A) => infer R
      ? (...args: A) => Widened<R>
      : { readonly [K in keyof T]: Widened<T[K]> };
