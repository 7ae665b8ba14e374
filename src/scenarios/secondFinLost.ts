/** The second FIN is lost. */
import { lost, story } from './base.ts';

export const secondFinLost = story('second-fin-lost', { faults: [lost('server', 5)] });
