/** n workers are forked ahead, and all of them wait in accept() on the one listening socket that they have inherited. */
import { base, keep, SERVES_ONE } from './base.ts';

export const preforkParent = base.createMachine({
  id: 'preforkParent',
  context: ({ input }) => input,
  initial: 'listen',
  states: {
    listen: { entry: 'listen', on: { done: 'more' } },
    more: { always: [{ guard: 'moreToStart', target: 'fork' }, { target: 'wait' }] },
    fork: { entry: 'forkWorker', on: { started: { target: 'more', actions: keep.oneStarted } } },
    wait: { entry: 'sleepForEver' },
  },
});

/** With SO_REUSEPORT it is the workers that listen. */
export const reuseportParent = base.createMachine({
  id: 'reuseportParent',
  context: ({ input }) => input,
  initial: 'more',
  states: {
    more: { always: [{ guard: 'moreToStart', target: 'fork' }, { target: 'wait' }] },
    fork: { entry: 'forkWorker', on: { started: { target: 'more', actions: keep.oneStarted } } },
    wait: { entry: 'sleepForEver' },
  },
});

export const preforkWorker = base.createMachine({
  id: 'preforkWorker',
  context: ({ input }) => input,
  initial: 'accept',
  states: {
    accept: { entry: 'accept', on: { accepted: { target: 'recv', actions: keep.connection } } },
    ...SERVES_ONE,
    close: { entry: 'close', on: { done: 'accept' } },
  },
});
