/** What serves one connection and ends with it: a thread's function, and a child process. */
import { base, SERVES_ONE } from './base.ts';

export const connectionHandler = base.createMachine({
  id: 'connectionHandler',
  context: ({ input }) => input,
  initial: 'recv',
  states: {
    ...SERVES_ONE,
    close: { entry: 'close', on: { done: 'end' } },
    end: { type: 'final' },
  },
});
