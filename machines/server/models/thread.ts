/** A thread for each connection: this one accepts, and hands each connection to a thread of its own. */
import { base, keep } from './base.ts';

export const threadAcceptor = base.createMachine({
  id: 'threadAcceptor',
  context: ({ input }) => input,
  initial: 'listen',
  states: {
    listen: { entry: 'listen', on: { done: 'accept' } },
    accept: { entry: 'accept', on: { accepted: { target: 'start', actions: keep.connection } } },
    start: { entry: 'startThread', on: { started: 'accept' } },
  },
});
