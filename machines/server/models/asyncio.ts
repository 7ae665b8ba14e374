/**
 * Coroutines on an event loop (asyncio): a task for each connection reads as one that blocks, line by line; where it awaits,
 * the loop runs others. What the loop reads for them waits in a buffer of the program's own.
 */
import { base, keep } from './base.ts';

export const task = base.createMachine({
  id: 'task',
  context: ({ input }) => input,
  initial: 'read',
  states: {
    read: {
      entry: 'read',
      on: {
        data: { target: 'service', actions: keep.bytes },
        endOfFile: 'close',
        failed: 'close',
      },
    },
    service: { entry: 'service', on: { done: 'write' } },
    write: { entry: 'write', on: { done: 'read', failed: 'close' } },
    close: { entry: 'close', on: { done: 'end' } },
    end: { type: 'final' },
  },
});

/** The loop: it waits for what is ready, and then calls back one after the other. */
export const eventLoop = base.createMachine({
  id: 'eventLoop',
  context: ({ input }) => input,
  initial: 'listen',
  states: {
    listen: { entry: 'listen', on: { done: 'watchListener' } },
    watchListener: { entry: 'watchListener', on: { done: 'wait' } },
    wait: { entry: 'wait', on: { ready: 'each' } },
    each: {
      entry: 'nextHandle',
      on: {
        acceptable: 'accept',
        readable: { target: 'recv', actions: keep.connection },
        resumable: 'resume',
        nothing: 'wait',
      },
    },
    accept: {
      entry: 'acceptAtOnce',
      on: { accepted: { target: 'createTask', actions: keep.connection }, wouldBlock: 'each' },
    },
    createTask: { entry: 'createTask', on: { done: 'accept' } },
    recv: {
      entry: 'recvAtOnce',
      on: { data: 'feed', endOfFile: 'feed', failed: 'feed', wouldBlock: 'each' },
    },
    // the task that has waited for it can go on
    feed: { entry: 'feed', on: { done: 'each' } },
    resume: { entry: 'resume', on: { awaits: 'each' } },
  },
});
