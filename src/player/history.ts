/** A history with undo and redo, as an immutable value. */

export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

const LONGEST = 200;

export const historyOf = <T>(present: T): History<T> => ({ past: [], present, future: [] });

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

export const canUndo = ({ past }: History<unknown>): boolean => past.length > 0;
export const canRedo = ({ future }: History<unknown>): boolean => future.length > 0;

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
