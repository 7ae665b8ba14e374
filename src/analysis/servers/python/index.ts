/** The server programs in Python. */
import type { Model } from '../../../../machines/server/program.ts';
import type { TextWriter } from '../settings.ts';
import * as blocking from './blocking.ts';
import * as epoll from './epoll.ts';
import * as reactors from './reactors.ts';

export const PYTHON: Record<Model, TextWriter> = { ...blocking, ...epoll, ...reactors };
