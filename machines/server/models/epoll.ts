/**
 * Reactors by epoll. Level-triggered: one accept() or recv() for each event will do, for what is left is told again.
 * Edge-triggered: until EAGAIN, for it is told once. These listen themselves; their likes that are forked begin at `watchListener`.
 */
import { base, keep } from './base.ts';

/** The loop of a level-triggered Reactor, and of one that takes edges for levels. */
const ONE_EACH = {
  watchListener: { entry: 'watchListener', on: { done: 'wait' } },
  wait: { entry: 'wait', on: { ready: { target: 'each', actions: keep.ready } } },
  each: {
    always: [
      { guard: 'noneLeft', target: 'wait' },
      { guard: 'isListener', target: 'accept', actions: keep.next },
      { target: 'recv', actions: keep.next },
    ],
  },
  accept: {
    entry: 'acceptAtOnce',
    on: { accepted: { target: 'watch', actions: keep.connection }, wouldBlock: 'each' },
  },
  watch: { entry: 'watchConnection', on: { done: 'each' } },
  recv: {
    entry: 'recvAtOnce',
    on: {
      data: { target: 'service', actions: keep.bytes },
      wouldBlock: 'each',
      endOfFile: 'close',
      failed: 'close',
    },
  },
  service: { entry: 'service', on: { done: 'send' } },
  send: { entry: 'send', on: { done: 'each', failed: 'each' } },
  close: { entry: 'close', on: { done: 'each' } },
} as const;

export const oneEach = base.createMachine({
  id: 'oneEach',
  context: ({ input }) => input,
  initial: 'listen',
  states: { listen: { entry: 'listen', on: { done: 'watchListener' } }, ...ONE_EACH },
});

/** A worker on a listening socket that others watch as well. */
export const oneEachWorker = base.createMachine({
  id: 'oneEachWorker',
  context: ({ input }) => input,
  initial: 'watchListener',
  states: ONE_EACH,
});

export const untilEagain = base.createMachine({
  id: 'untilEagain',
  context: ({ input }) => input,
  initial: 'listen',
  states: {
    listen: { entry: 'listen', on: { done: 'watchListener' } },
    ...ONE_EACH,
    watch: { entry: 'watchConnection', on: { done: 'accept' } },
    send: { entry: 'send', on: { done: 'recv', failed: 'recv' } },
  },
});
