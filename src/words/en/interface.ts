/** The words of the page itself, in English. */
import { firstInterface } from './firstInterface.ts';
import { address } from './interface/address.ts';
import { choosing } from './interface/choosing.ts';
import { help } from './interface/help.ts';
import { menu } from './interface/menu.ts';
import { options } from './interface/options.ts';
import type { Widened } from './widened.ts';

export const interfaceWords = { ...firstInterface, address, choosing, help, menu, options };

/** The same texts in another language: what is a text here is a text there. */
export type InterfaceWords = Widened<typeof interfaceWords>;
