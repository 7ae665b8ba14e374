/**
 * What must hold after every step of every run, whatever the network did. Tests run this over all scenarios and over
 * random ones; a violation is a bug of the endpoint, never of a scenario.
 *
 * Not held to the laws: what injected segments claim (a forger may acknowledge what he likes), and so what the two ends
 * then believe of each other.
 */
import { betweenEnds } from './between.ts';
import { Deliveries } from './deliveries.ts';
import { ofEnd } from './end.ts';
import { ofMove } from './move.ts';
import { Paws } from './paws.ts';
import { ofBlocks, Scoreboards } from './sack.ts';
import { ofTimers } from './timers.ts';
import { ofSent } from './wire.ts';
import { profileAt, type Step, type ConnectionTrace } from '../connection.ts';
import { endsAfter } from '../moment.ts';

/** All violations of a trace, each as a sentence with its step; empty when all is well. */
export function violations(trace: ConnectionTrace): string[] {
  let forged = false;
  const delivered = new Deliveries();
  const paws = new Paws();
  const scoreboards = new Scoreboards();
  return trace.steps.flatMap((step) => {
    const profile = profileAt(trace, step.side);
    forged ||= step.cause.kind === 'segment' && step.cause.flight === null;
    const ends = endsAfter(trace, step.index);
    const scores = scoreboards.of(trace, step, ends);
    return [
      ...ofEnd(step.after, profile),
      ...(isSettled(trace, step) ? ofTimers(step, profile) : []),
      ...ofMove(trace, step),
      ...ofSent(trace, step, profile),
      ...ofBlocks(trace, step),
      ...paws.of(step),
      ...delivered.of(step),
      ...(forged ? [] : [...betweenEnds(ends, trace), ...scores]),
    ].map((what) => `step ${step.index}, ${step.side} in ${step.after.state}: ${what}`);
  });
}

/** Whether everything that was owed has left: not so where the application reacts inside the signal, in a step of its own. */
function isSettled({ steps }: ConnectionTrace, { index, side, at }: Step): boolean {
  const next = steps[index + 1];
  const reacts = next?.cause.kind === 'call' && next.cause.action === null;
  return !(reacts && next.side === side && next.at === at);
}
