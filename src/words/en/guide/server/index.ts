/** The words of lessons, questions and wrong claims about servers. In English. */
import type { ServerGuideWords } from '../../../contract/index.ts';
import { lessons } from './lessons/index.ts';
import { myths } from './myths.ts';
import { questions } from './questions.ts';

export const server: ServerGuideWords = {
  group: 'Servers',
  lessons,
  questions,
  myths,
  look: (part) => `See: ${part}`,
  parts: {
    clients: 'clients and network',
    kernel: 'the kernel’s queues',
    program: 'the server program',
    costs: 'costs',
    terminal: 'terminal',
  },
};
