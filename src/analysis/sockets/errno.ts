/** How the sockets interface names what goes wrong in a step: by the errno that a call returns for it, now or later. */
import { eventsOf } from '../../../machines/stacks/sockets/events.ts';
import { oncePerTrace } from '../../trace/lookup.ts';
import { profileAt, type ConnectionTrace, type Step } from '../../trace/connection.ts';
import type { Errno } from './program.ts';
import { programsOf } from './programsOf.ts';

const programs = oncePerTrace(programsOf);

export function errnoOf(trace: ConnectionTrace, step: Step): Errno | null {
  for (const event of eventsOf(step, profileAt(trace, step.side)))
    if (event.kind === 'failure') return event.errno;
  for (const doing of programs(trace)[step.side].doings)
    if (doing.kind === 'call' && doing.step === step.index && doing.result?.kind === 'failed')
      return doing.result.errno;
  return null;
}
