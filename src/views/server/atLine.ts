/** What is said at a lit line of a program: who is there, those that do the same together. */
import { spanKindOf, type WorkerSpanKind } from '../../trace/workerSpans.ts';
import type { WorkerNow } from '../../trace/worldState.ts';
import type { WorldHappening } from '../../trace/world.ts';
import type { WorldMoment } from '../../trace/worldMoment.ts';

export interface WorkerGroup {
  readonly kind: WorkerSpanKind;
  readonly workers: readonly WorkerNow[];
}

/** Who works comes first. */
const KINDS: readonly WorkerSpanKind[] = [
  ...(['serving', 'running', 'ready', 'blocked', 'idle', 'paused'] as const),
];

export const groupsOf = (workers: readonly WorkerNow[]): readonly WorkerGroup[] =>
  KINDS.flatMap((kind) => {
    const alike = workers.filter((worker) => spanKindOf(worker) === kind);
    return alike.length === 0 ? [] : [{ kind, workers: alike }];
  });

/** Whose happening it is. */
function ofWorker({ what }: Extract<WorldHappening, { kind: 'server' }>): number {
  switch (what.kind) {
    case 'contextSwitch':
      return what.to;
    case 'descriptorOpened':
    case 'descriptorClosed':
      return what.process;
    default:
      return what.worker;
  }
}

/** Where not all lit lines are in sight together, this one is: of the worker that did something just now, or works, or is first. */
export function foremost(
  lit: ReadonlyMap<number, readonly WorkerNow[]>,
  { last }: Pick<WorldMoment, 'last'>,
): number | null {
  const acted = last?.kind === 'server' ? ofWorker(last) : null;
  const lines = [...lit].sort(([a], [b]) => a - b);
  const where = (holds: (worker: WorkerNow) => boolean) =>
    lines.find(([, workers]) => workers.some(holds))?.[0];
  return (
    where(({ id }) => id === acted) ??
    where(({ state }) => state === 'running') ??
    where(() => true) ??
    null
  );
}
