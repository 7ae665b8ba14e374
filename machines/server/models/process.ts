/** A process for each connection: the parent accepts, forks, and closes its own descriptor of the connection. */
import { base, keep } from './base.ts';

export const forkingAcceptor = base.createMachine({
  id: 'forkingAcceptor',
  context: ({ input }) => input,
  initial: 'listen',
  states: {
    listen: { entry: 'listen', on: { done: 'accept' } },
    accept: { entry: 'accept', on: { accepted: { target: 'fork', actions: keep.connection } } },
    fork: { entry: 'forkForConnection', on: { started: 'closeCopy' } },
    closeCopy: { entry: 'closeCopy', on: { done: 'accept' } },
  },
});

/** With a mistake: the parent keeps its copy, so that the child's close() is not the last one, and sends no FIN. */
export const copyKeeper = base.createMachine({
  id: 'copyKeeper',
  context: ({ input }) => input,
  initial: 'listen',
  states: {
    listen: { entry: 'listen', on: { done: 'accept' } },
    accept: { entry: 'accept', on: { accepted: { target: 'fork', actions: keep.connection } } },
    fork: { entry: 'forkForConnection', on: { started: 'accept' } },
  },
});
