/**
 * The run that the page begins with, simulated when the page is built: its first picture stands before the simulation has
 * been loaded. What is one object in several places of the trace stays one.
 *
 * A step begins where its end was left, so of each step only what it changes in the record is written.
 */
import { fileURLToPath } from 'node:url';
import { uneval } from 'devalue';
import type { Plugin } from 'vite';
import { firstTrace } from '../app/firstTrace.ts';
import type { EndView, Step } from '../trace/connection.ts';

const FILE = fileURLToPath(new URL('../app/firstTrace.ts', import.meta.url));

type TcbRecord = NonNullable<EndView['tcb']>;

function changesOf(was: TcbRecord, is: TcbRecord): Partial<TcbRecord> {
  if (Object.keys(was).some((name) => !(name in is))) throw new Error('a record has lost a value');
  const changed = Object.entries(is).filter(
    ([name, value]) => was[name as keyof TcbRecord] !== value,
  );
  return Object.fromEntries(changed);
}

/** A step without its beginning, and what it changes. */
function written({ before: { tcb: was }, after, ...rest }: Step) {
  const { tcb: is } = after;
  return { ...rest, after: { ...after, tcb: was && is ? changesOf(was, is) : is } };
}

/** The reverse, as it is built into the page. */
const WHOLE = `(trace) => {
  const ends = { ...trace.start };
  for (const step of trace.steps) {
    const { after, side } = step;
    const was = (step.before = ends[side]).tcb;
    if (was && after.tcb) after.tcb = Object.keys(after.tcb).length ? { ...was, ...after.tcb } : was;
    ends[side] = after;
  }
  return trace;
}`;

/** What is built in the place of that module. */
export const madeAhead = (): string =>
  `export const firstTrace = (${WHOLE})(${uneval({ ...firstTrace, steps: firstTrace.steps.map(written) })});`;

export function firstTraceMadeAhead(): Plugin {
  return {
    name: 'first-trace-made-ahead',
    apply: 'build',
    load: (id) => (id === FILE ? madeAhead() : null),
  };
}
