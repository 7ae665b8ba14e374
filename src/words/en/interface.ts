/** The words of the page itself, in English. */
import { firstInterface } from './firstInterface.ts';
import { address } from './interface/address.ts';
import { choosing } from './interface/choosing.ts';
import { help } from './interface/help.ts';
import { menu } from './interface/menu.ts';
import { options } from './interface/options.ts';
import type { InterfaceWords } from '../contract/index.ts';

export const interfaceWords: InterfaceWords = {
  ...firstInterface,
  address,
  choosing,
  help,
  menu,
  options,
};
