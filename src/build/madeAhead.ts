/**
 * The run that the page begins with, simulated when the page is built: its first picture stands before the simulation has
 * been loaded. What is one object in several places of the trace stays one.
 *
 * A step begins where its end was left, so of each step only what it changes in the record is written.
 */
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
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

/** A step without its beginning, with what it changes, and without what its effects and the flights say. */
function written({ before: { tcb: was }, after, side, at, cause, effects }: Step) {
  const { tcb: is } = after;
  return {
    side,
    at,
    cause,
    effects,
    after: { ...after, tcb: was && is ? changesOf(was, is) : is },
  };
}

/** The reverse, as it is built into the page. */
const WHOLE = `(trace) => {
  const ends = { ...trace.start };
  trace.steps.forEach((step, index) => {
    const { after, effects, side } = step;
    const told = (kind, name) => effects.flatMap((each) => each.kind === kind ? [each[name]] : []);
    const { state, tcb: was } = (step.before = ends[side]);
    Object.assign(step, {
      index,
      walked: [state, ...told('enter', 'state')],
      rules: [...new Set(told('cite', 'rule'))],
      reports: told('report', 'text'),
      sent: trace.flights.flatMap((flight, i) => flight.step === index ? [i] : []),
      evidence: 'made',
    });
    if (was && after.tcb) after.tcb = Object.keys(after.tcb).length ? { ...was, ...after.tcb } : was;
    ends[side] = after;
  });
  trace.flights.forEach((flight, index) => {
    flight.index = index;
    flight.evidence = { sent: 'made', arrived: 'made' };
  });
  return trace;
}`;

/** What is built in the place of that module. */
export function madeAhead(): string {
  const steps = firstTrace.steps.map(written);
  const flights = firstTrace.flights.map(({ index: _, evidence: _made, ...rest }) => rest);
  const { client, server } = firstTrace.ends;
  const stack = isDeepStrictEqual(client.stack, server.stack) ? client.stack : server.stack;
  const ends = { client, server: { ...server, stack } };
  return `export const firstTrace = (${WHOLE})(${uneval({ ...firstTrace, ends, steps, flights })});`;
}

export function firstTraceMadeAhead(): Plugin {
  return {
    name: 'first-trace-made-ahead',
    apply: 'build',
    load: (id) => (id === FILE ? madeAhead() : null),
  };
}
