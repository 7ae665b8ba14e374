/** The lessons in Chinese. */
import type { GuideWords } from '../../../contract/index.ts';
import { closeWait } from './closeWait.ts';
import { losingTheHandshake } from './losingTheHandshake.ts';
import { losingTheTeardown } from './losingTheTeardown.ts';
import { reading } from './reading.ts';
import { reset } from './reset.ts';
import { simultaneous } from './simultaneous.ts';
import { threeOrFour } from './threeOrFour.ts';
import { whyFour } from './whyFour.ts';
import { whyThree } from './whyThree.ts';
import { whyTwoMsl } from './whyTwoMsl.ts';

export const lessons: GuideWords['lessons'] = {
  'reading-the-picture': reading,
  'why-three': whyThree,
  'why-four': whyFour,
  'three-or-four': threeOrFour,
  'why-2msl': whyTwoMsl,
  'losing-the-handshake': losingTheHandshake,
  'losing-the-teardown': losingTheTeardown,
  simultaneous,
  reset,
  'close-wait': closeWait,
};
