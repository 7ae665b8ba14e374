/** One client after the other: whoever comes meanwhile is connected, and waits in the accept queue. */
import { base, keep, SERVES_ONE } from './base.ts';

export const iterative = base.createMachine({
  id: 'iterative',
  context: ({ input }) => input,
  initial: 'listen',
  states: {
    listen: { entry: 'listen', on: { done: 'accept' } },
    accept: { entry: 'accept', on: { accepted: { target: 'recv', actions: keep.connection } } },
    ...SERVES_ONE,
    close: { entry: 'close', on: { done: 'accept' } },
  },
});

/** The first client is served for ever: behind the inner loop there is no way back to accept(). */
export const oneForEver = base.createMachine({
  id: 'oneForEver',
  context: ({ input }) => input,
  initial: 'listen',
  states: {
    listen: { entry: 'listen', on: { done: 'accept' } },
    accept: { entry: 'accept', on: { accepted: { target: 'recv', actions: keep.connection } } },
    ...SERVES_ONE,
    close: { entry: 'close', on: { done: 'end' } },
    end: { type: 'final' },
  },
});
