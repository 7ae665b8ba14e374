/** The lanes of workers: what each did in a window of the axis that ends now, and what it does at this moment. */
import type { Time } from '../../../machines/tcp/time.ts';
import type { WorldTrace } from '../../trace/world.ts';
import type { WorldAxis } from '../../trace/worldAxis.ts';
import type { WorldMoment } from '../../trace/worldMoment.ts';
import type { WorkerNow } from '../../trace/worldState.ts';
import {
  connectionOfWorker,
  spanKindOf,
  spansWithin,
  workerSpans,
  type WorkerSpanKind,
} from '../../trace/workerSpans.ts';

export interface LanePiece {
  /** As parts of the lane, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly kind: WorkerSpanKind;
  readonly connection: number | null;
}

export interface WorkerLane {
  readonly worker: WorkerNow;
  readonly kind: WorkerSpanKind;
  readonly connection: number | null;
  readonly pieces: readonly LanePiece[];
}

/** So much of the axis is in sight. */
export const LANE_WINDOW = 40;
/** Pieces too narrow to be seen are left out. */
const LEAST = 0.001;

/** Those that are at work first come first; of the others the last that ended. */
export function lanesOf(
  trace: WorldTrace,
  axis: WorldAxis,
  moment: WorldMoment,
  most: number,
): readonly WorkerLane[] {
  const end = axis.place(moment.at);
  const begin = end - LANE_WINDOW;
  const from = axis.timeAt(Math.max(begin, 0));
  const spans = workerSpans(trace);
  const alive = moment.workers.filter(({ state }) => state !== 'ended');
  const over = moment.workers.filter(({ state, since }) => state === 'ended' && since >= from);
  const shown = [...alive, ...over.reverse()].slice(0, most).sort((a, b) => a.id - b.id);
  const partOf = (at: Time) => (axis.place(at) - begin) / LANE_WINDOW;
  return shown.map((worker) => ({
    worker,
    kind: spanKindOf(worker),
    connection: connectionOfWorker(worker),
    pieces: spansWithin(spans[worker.id] ?? [], from, moment.at)
      .map(({ from: at, to, kind, connection }) => ({
        from: Math.max(partOf(at), 0),
        to: to === null || to > moment.at ? 1 : partOf(to),
        ...{ kind, connection },
      }))
      .filter((piece) => piece.to - piece.from > LEAST),
  }));
}
