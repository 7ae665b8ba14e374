/** The program of each side, as it follows from a run (see ProgramWriter). */
import { profileOf } from '../../../machines/stacks/profiles.ts';
import { ProgramWriter } from '../../../machines/stacks/sockets/writer.ts';
import { endOf } from '../../trace/moment.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import type { CallName } from '../../trace/calls.ts';
import { profileAt, type ConnectionTrace } from '../../trace/connection.ts';
import type { Program } from './program.ts';

export type Programs = Readonly<Record<Side, Program>>;

export function programsOf(trace: ConnectionTrace): Programs {
  const count = (side: Side, call: CallName) =>
    trace.steps.filter(
      (s) => s.side === side && s.cause.kind === 'call' && s.cause.call.call === call,
    ).length;
  const bothConnect = SIDES.every(
    (side) => count(side, 'connect') > 0 && count(side, 'listen') === 0,
  );
  const programOf = (side: Side): Program => {
    const choosesPort = bothConnect || count(side, 'connect') > 1;
    const profile = profileAt(trace, side);
    const { stack } = trace.ends[side];
    const usual = stack === null ? profile : profileOf(stack.name);
    const writer = new ProgramWriter(profile, choosesPort, usual);
    for (const step of trace.steps) {
      writer.passTo({ at: step.at, step: step.index - 1 });
      if (step.side === side) writer.happens(step);
    }
    writer.passTo(endOf(trace));
    writer.finish();
    return { side, choosesPort, doings: writer.doings };
  };
  return { client: programOf('client'), server: programOf('server') };
}
