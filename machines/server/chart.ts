/** A program's chart as a pure function: where it stands and what a call returned in, where it stands then and its next call out. */
import { createActor, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { scopeIn } from '../tcp/scope.ts';
import type { Ask, Told, Variables } from './models/base.ts';

/** A worker in the middle of its program. */
export interface Standing {
  readonly snapshot: AnyMachineSnapshot;
  /** The line it is at. */
  readonly line: string;
  readonly variables: Variables;
  /** What that line does; null: the program is over. */
  readonly ask: Ask | null;
}

/** At its first line. */
export function begin(chart: AnyStateMachine, variables: Variables): Standing {
  const asked: Ask[] = [];
  const snapshot = chart.getInitialSnapshot(scopeFor(chart, asked, variables), variables);
  if (snapshot.status === 'error') throw snapshot.error;
  return standing(snapshot, asked);
}

/** Its call has returned. A chart that has no arrow for what was told cannot go on: that is a fault of the chart. */
export function goOn(chart: AnyStateMachine, { snapshot, line }: Standing, told: Told): Standing {
  const asked: Ask[] = [];
  const next = chart.transition(snapshot, told, scopeFor(chart, asked));
  if (asked.length === 0 && next.status === 'active')
    throw new Error(`${chart.id}: nothing follows ${told.type} in ${line}`);
  return standing(next, asked);
}

/** Lines that are only passed (a loop's condition) ask nothing: one ask at most is made in a step. */
const standing = (snapshot: AnyMachineSnapshot, asked: readonly Ask[]): Standing => ({
  snapshot,
  line: String(snapshot.value),
  variables: snapshot.context as Variables,
  ask: asked.at(-1) ?? null,
});

/** One for each chart. */
const actors = new WeakMap<AnyStateMachine, ReturnType<typeof createActor>>();

function scopeFor(chart: AnyStateMachine, asked: Ask[], input?: Variables) {
  let actor = actors.get(chart);
  if (actor === undefined) {
    actor = createActor(chart, { input });
    actors.set(chart, actor);
  }
  return scopeIn(actor, ({ type }: { readonly type: string }) => {
    asked.push(type as Ask);
  });
}
