/**
 * A Reactor by select(): what is readable is read, and the answer is put aside; it is sent when a later select() says that the
 * socket can be written to. poll() is used in the same way.
 */
import { base, keep } from './base.ts';

export const selectReactor = base.createMachine({
  id: 'selectReactor',
  context: ({ input }) => input,
  initial: 'listen',
  states: {
    listen: { entry: 'listen', on: { done: 'watchListener' } },
    watchListener: { entry: 'watchListener', on: { done: 'select' } },
    select: {
      entry: 'wait',
      on: { ready: { target: 'each', actions: keep.ready }, tooMany: 'end' },
    },
    each: {
      always: [
        { guard: 'noneLeft', target: 'select' },
        { guard: 'isListener', target: 'accept', actions: keep.next },
        { guard: 'isWritable', target: 'takeAnswer', actions: keep.next },
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
    service: { entry: 'service', on: { done: 'putAside' } },
    putAside: { entry: 'putAside', on: { done: 'each' } },
    close: { entry: 'close', on: { done: 'each' } },
    // one answer each time that it is writable; when there is none left it is no longer asked for
    takeAnswer: {
      entry: 'takeAnswer',
      on: { answer: { target: 'send', actions: keep.bytes }, nothing: 'forgetWritable' },
    },
    send: { entry: 'send', on: { done: 'each', failed: 'each' } },
    forgetWritable: { entry: 'forgetWritable', on: { done: 'each' } },
    end: { type: 'final' },
  },
});
