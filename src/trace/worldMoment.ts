/**
 * What is the case in a world behind its n-th happening: a look-up. States are kept every so many happenings, and from the
 * nearest one it is at most so many steps.
 */
import type { Time } from '../../machines/tcp/time.ts';
import { countFirst, oncePer } from './lookup.ts';
import type { WorldHappening, WorldTrace } from './world.ts';
import { applyHappening } from './worldFold.ts';
import { beginningOf, copyOf, type WorldState } from './worldState.ts';

/** A moment: a time, and how many happenings are over. */
export interface WorldPlace {
  readonly at: Time;
  readonly done: number;
}

export interface WorldMoment extends WorldPlace, Readonly<WorldState> {
  /** The last that has happened. */
  readonly last: WorldHappening | null;
}

const EVERY = 256;

const keptOf = oncePer((trace: WorldTrace): readonly WorldState[] => {
  const state = beginningOf(trace);
  const kept = [copyOf(state)];
  trace.happenings.forEach((happening, i) => {
    applyHappening(state, trace, happening);
    if ((i + 1) % EVERY === 0) kept.push(copyOf(state));
  });
  return kept;
});

export function worldMoment(trace: WorldTrace, { at, done }: WorldPlace): WorldMoment {
  const from = Math.floor(done / EVERY);
  const kept = keptOf(trace)[from];
  if (!kept) throw new Error(`there are not ${done} happenings`);
  const state = copyOf(kept);
  for (let i = from * EVERY; i < done; i += 1) {
    const happening = trace.happenings[i];
    if (happening) applyHappening(state, trace, happening);
  }
  return { ...state, at, done, last: trace.happenings[done - 1] ?? null };
}

/** All of an instant has happened. */
export const placeAt = ({ happenings }: WorldTrace, at: Time): WorldPlace => ({
  at,
  done: countFirst(happenings, (happening) => happening.at <= at),
});

/** Right behind so many happenings; at the front, before time goes by. */
export const placeBehind = ({ happenings }: WorldTrace, done: number): WorldPlace => {
  const within = Math.min(Math.max(done, 0), happenings.length);
  return { at: happenings[within - 1]?.at ?? (0 as Time), done: within };
};

/** When the last thing happens: a run may be watched for longer. */
export const lastAt = ({ happenings, end }: WorldTrace): Time => happenings.at(-1)?.at ?? end.at;
