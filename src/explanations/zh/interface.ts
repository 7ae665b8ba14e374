/** The words of the page itself, in Chinese. */
import type { InterfaceWords } from '../en/interface.ts';
import { firstInterface } from './firstInterface.ts';
import { help } from './interface/help.ts';
import { menu } from './interface/menu.ts';

export const interfaceWords = { ...firstInterface, help, menu } satisfies InterfaceWords;
