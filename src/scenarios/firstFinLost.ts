/** The first FIN is lost. */
import { lost, story } from './base.ts';

export const firstFinLost = story('first-fin-lost', { faults: [lost('client', 5)] });
