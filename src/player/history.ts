/** Undo and redo: each gives another history. */
import { canRedo, canUndo, type History } from './run.ts';

const LONGEST = 200;

/** Goes on to a new present; what was undone is forgotten. */
export const record = <T>({ past, present }: History<T>, next: T): History<T> => ({
  past: [...past, present].slice(-LONGEST),
  present: next,
  future: [],
});

/** Puts another present in the place of this one, which is not kept: for a value that the reader is still setting. */
export const amend = <T>({ past }: History<T>, present: T): History<T> => ({
  past,
  present,
  future: [],
});

/** Back to the value before; the same history where there is none. */
export function undo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const [before] = past.slice(-1);
  if (!canUndo(history)) return history;
  return { past: past.slice(0, -1), present: before as T, future: [present, ...future] };
}

/** On to the value that was undone last; the same history where there is none. */
export function redo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const [after] = future;
  if (!canRedo(history)) return history;
  return { past: [...past, present], present: after as T, future: future.slice(1) };
}
