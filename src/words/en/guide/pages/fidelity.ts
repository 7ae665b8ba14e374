/** Words of the page `fidelity`. In English. */
import type { FidelityPageWords } from '../../../contract/index.ts';

export const fidelity: FidelityPageWords = {
  title: 'Fidelity',
  intro:
    'What synfin shows is what RFC 9293 says, or what a Linux kernel does. Here is where that is not the whole truth, each with the run that shows it.',
  groups: 'On this page',
  show: 'Show it',
  showNote: (title: string) => `Show it: ${title}`,
  difference: 'Difference',
  /** A value of the table, for those who hear it alone. */
  showValue: (value: string, name: string, profile: string) => `${value} (${name}, ${profile})`,
};
