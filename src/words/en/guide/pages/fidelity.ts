/** Words of the page `fidelity`. In English. */
import type { FidelityPageWords } from '../../../contract/index.ts';

export const fidelity: FidelityPageWords = {
  title: 'Accuracy',
  intro:
    'synfin shows what RFC 9293 says, or what a Linux kernel does. This page lists the exceptions, with a run wherever one can show it.',
  groups: 'On this page',
  show: 'Show the run',
  showNote: (title: string) => `Show the run: ${title}`,
  difference: 'Difference',
  /** A value of the table, for those who hear it alone. */
  showValue: (value: string, name: string, profile: string) => `${value} (${name}, ${profile})`,
};
