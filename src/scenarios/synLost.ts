/** The first SYN is lost. */
import { lost, story } from './base.ts';

export const synLost = story('syn-lost', { faults: [lost('client', 1)] });
