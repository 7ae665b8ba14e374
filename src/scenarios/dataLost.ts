/** The request is lost; its timer sends it again. */
import { lost, story } from './base.ts';

export const dataLost = story('data-lost', { faults: [lost('client', 3)] });
