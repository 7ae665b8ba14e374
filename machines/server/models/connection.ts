/** What serves one connection and ends with it: a thread's function, and a child process. */
import { base, keep } from './base.ts';

export const connectionHandler = base.createMachine({
  id: 'connectionHandler',
  context: ({ input }) => input,
  initial: 'recv',
  states: {
    recv: {
      entry: 'recv',
      on: {
        data: { target: 'service', actions: keep.bytes },
        endOfFile: 'close',
        failed: 'close',
      },
    },
    service: { entry: 'service', on: { done: 'send' } },
    send: { entry: 'send', on: { done: 'recv', failed: 'recv' } },
    close: { entry: 'close', on: { done: 'end' } },
    end: { type: 'final' },
  },
});
