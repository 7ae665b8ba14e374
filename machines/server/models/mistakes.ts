/** Programs with a mistake that is often made. Those that differ in one call alone stand beside the right ones. */
import { base, keep, SERVES_ONE } from './base.ts';

/** recv() told 0 octets and nobody looked: it will tell so again, at once, for ever. */
export const endOfFileUnseen = base.createMachine({
  id: 'endOfFileUnseen',
  context: ({ input }) => input,
  initial: 'listen',
  states: {
    listen: { entry: 'listen', on: { done: 'accept' } },
    accept: { entry: 'accept', on: { accepted: { target: 'recv', actions: keep.connection } } },
    ...SERVES_ONE,
    recv: { ...SERVES_ONE.recv, on: { ...SERVES_ONE.recv.on, endOfFile: 'again' } },
    again: { always: 'recv' },
    close: { entry: 'close', on: { done: 'accept' } },
  },
});

/** The listening socket does not block, and accept() is called once: nobody is there yet, and the program ends by EAGAIN. */
export const acceptOnce = base.createMachine({
  id: 'acceptOnce',
  context: ({ input }) => input,
  initial: 'listen',
  states: {
    listen: { entry: 'listen', on: { done: 'accept' } },
    accept: {
      entry: 'acceptAtOnce',
      on: { accepted: { target: 'recv', actions: keep.connection }, wouldBlock: 'end' },
    },
    ...SERVES_ONE,
    close: { entry: 'close', on: { done: 'accept' } },
    end: { type: 'final' },
  },
});
