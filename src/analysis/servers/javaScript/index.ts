/**
 * The server programs in JavaScript. Node has no edge-triggered watching, no EPOLLEXCLUSIVE, no accept() that could be called
 * once, and no recv() that would tell the end of the file again. It ends a connection by shutdown(), which sends a FIN whoever
 * keeps a copy.
 */
import type { Model } from '../../../../machines/server/program.ts';
import type { TextWriter } from '../settings.ts';
import * as clusters from './clusters.ts';
import * as programs from './programs.ts';

export const JAVA_SCRIPT: Record<Model, TextWriter | null> = {
  ...clusters,
  ...programs,
  epollEt: null,
  epollEtOnce: null,
  epollExclusive: null,
  processCopyKept: null,
  endOfFileUnseen: null,
  acceptOnce: null,
};
