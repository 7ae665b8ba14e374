/** The questions of all themes, and the answers. In English. */
import type { GuideWords } from '../../../contract/index.ts';
import { basics } from './basics.ts';
import { closing } from './closing.ts';
import { flow } from './flow.ts';
import { loss } from './loss.ts';
import { numbers } from './numbers.ts';
import { opening } from './opening.ts';
import { practice } from './practice.ts';
import { resets } from './resets.ts';
import { sockets } from './sockets.ts';
import { waiting } from './waiting.ts';

export const questions: GuideWords['questions'] = {
  ...basics,
  ...opening,
  ...numbers,
  ...flow,
  ...loss,
  ...closing,
  ...waiting,
  ...resets,
  ...sockets,
  ...practice,
};
