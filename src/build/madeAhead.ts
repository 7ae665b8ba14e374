/**
 * The run that the page begins with, simulated when the page is built: its first picture stands before the simulation has
 * been loaded. What is one object in several places of the trace stays one.
 *
 * A step begins where its end was left, so of each step only what it changes of the end and its record is written; of a new
 * record, what it has otherwise than the first of the run.
 */
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { uneval } from 'devalue';
import type { Plugin } from 'vite';
import { firstTrace } from '../app/firstTrace.ts';
import type { EndView, Flight, Step } from '../trace/connection.ts';

const FILE = fileURLToPath(new URL('../app/firstTrace.ts', import.meta.url));

function changesOf<T extends object>(was: T, is: T): Partial<T> {
  if (Object.keys(was).some((name) => !(name in is))) throw new Error('a record has lost a value');
  const changed = Object.entries(is).filter(
    ([name, value]) => !isDeepStrictEqual(was[name as keyof T], value),
  );
  return Object.fromEntries(changed) as Partial<T>;
}

const FLAGS = ['syn', 'ack', 'fin', 'rst', 'psh'] as const;

/** The same object for the same segment, without the flags that are not set. */
const briefly = new Map(
  firstTrace.flights.map(({ segment }) => [
    segment,
    Object.fromEntries(Object.entries(segment).filter(([, value]) => value !== false)),
  ]),
);

/** With a segment in brief, if it has one. */
const inBrief = (one: object): object =>
  'segment' in one ? { ...one, segment: briefly.get(one.segment as Flight['segment']) } : one;

const firstRecord = firstTrace.steps.find(({ after }) => after.tcb)?.after.tcb;

/** A step without its beginning, with what it changes, and without what its effects and the flights say. */
function written({ before, after, side, at, cause, effects }: Step) {
  const { tcb: was, ...endBefore } = before;
  const { tcb: is, ...end } = after;
  const base = was ?? (is === firstRecord ? null : firstRecord);
  const tcb = base && is ? changesOf(base, is) : is;
  return {
    side,
    at,
    cause: inBrief(cause),
    effects: effects.map(inBrief),
    after: { ...changesOf<Partial<EndView>>(endBefore, end), tcb },
  };
}

/** The reverse, as it is built into the page. */
const WHOLE = `(trace) => {
  const ends = { ...trace.start };
  let first;
  trace.steps.forEach((step, index) => {
    const { after: { tcb, ...end }, effects, side } = step;
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
    const record = tcb && (Object.keys(tcb).length ? { ...(was ?? first), ...tcb } : was);
    first ??= record;
    ends[side] = step.after = { ...step.before, ...end, tcb: record };
  });
  trace.flights.forEach((flight, index) => {
    for (const flag of ${JSON.stringify(FLAGS)}) flight.segment[flag] ??= false;
    flight.index = index;
    flight.evidence = { sent: 'made', arrived: 'made' };
  });
  return trace;
}`;

/** What is built in the place of that module. */
export function madeAhead(): string {
  const steps = firstTrace.steps.map(written);
  const flights = firstTrace.flights.map(({ index: _, evidence: _made, ...rest }) => inBrief(rest));
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
