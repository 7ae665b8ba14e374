/** The server programs in C; there are no coroutines in it. */
import type { Model } from '../../../../machines/server/program.ts';
import type { TextWriter } from '../settings.ts';
import * as blocking from './blocking.ts';
import * as epoll from './epoll.ts';
import * as reactors from './reactors.ts';

export const C: Record<Model, TextWriter | null> = {
  ...blocking,
  ...epoll,
  ...reactors,
  asyncio: null,
};
