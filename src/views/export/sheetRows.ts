/** What stands beneath one another on the sheet of a server: the rows of its kernel, of its workers, and of signs. Numbers. */
import type { WorldTrace } from '../../trace/world.ts';
import { worldAxisOf } from '../../trace/worldAxis.ts';
import type { WorldMoment } from '../../trace/worldMoment.ts';
import { sleepersOf } from '../../trace/worldWorkers.ts';
import type { ServerWords } from '../../words/contract/index.ts';
import { linesOf, textWidth } from '../ladder/text.ts';
import { lanesOf, type WorkerLane } from '../server/lanes.ts';
import { halfOpenOf, placesOf } from '../server/queues.ts';

export const WORLD_SHEET = {
  width: 1200,
  margin: 16,
  /** Of a panel, around what is in it. */
  padding: 16,
  text: 13,
  small: 12,
  network: 280,
  columns: {
    clients: { x: 16, width: 488 },
    kernel: { x: 516, width: 312 },
    program: { x: 840, width: 344 },
  },
} as const;

export type SheetColumn = keyof typeof WORLD_SHEET.columns;
export const roomIn = (column: SheetColumn): number =>
  WORLD_SHEET.columns[column].width - 2 * WORLD_SHEET.padding;

export const PLACE = { width: 42, height: 30, gap: 4 } as const;
const perRow = Math.floor((roomIn('kernel') + PLACE.gap) / (PLACE.width + PLACE.gap));

export type KernelRow =
  | { readonly is: 'gap' }
  | { readonly is: 'heading' | 'note' | 'names'; readonly text: string }
  | {
      readonly is: 'queue';
      readonly name: string;
      readonly about: string;
      readonly count: string;
      readonly isFull: boolean;
    }
  | { readonly is: 'halfOpen'; readonly name: string; readonly text: string; readonly part: number }
  /** As many as stand side by side; null: it is free. */
  | { readonly is: 'places'; readonly names: readonly (string | null)[]; readonly isFull: boolean };

const HEIGHTS: Readonly<Record<KernelRow['is'], number>> = {
  ...{ gap: 10, heading: 24, note: 20, names: 20, queue: 44, halfOpen: 22 },
  places: PLACE.height + PLACE.gap,
};

export type InRow<T> = T & { readonly y: number };
export interface Rows<T> {
  readonly rows: readonly InRow<T>[];
  readonly height: number;
}

function stacked<T>(all: readonly T[], heightOf: (row: T) => number): Rows<T> {
  let height = 0;
  const rows = all.map((row) => {
    const y = height;
    height += heightOf(row);
    return { ...row, y };
  });
  return { rows, height };
}

export function kernelRows(
  trace: WorldTrace,
  moment: WorldMoment,
  words: ServerWords,
): Rows<KernelRow> {
  const rows = moment.listeners.flatMap((_, i) => listenerRows(trace, moment, words, i));
  const note = { is: 'note', text: words.notListening } as const;
  return stacked<KernelRow>(rows.length > 0 ? rows : [note], ({ is }) => HEIGHTS[is]);
}

function listenerRows(
  trace: WorldTrace,
  moment: WorldMoment,
  words: ServerWords,
  nth: number,
): KernelRow[] {
  const listener = moment.listeners[nth];
  if (!listener || listener.limit === null) return [];
  const { isClosed, synQueue, acceptQueue } = listener;
  const nameOf = (client: number) => trace.clients[client]?.name ?? '';
  const note = (text: string): KernelRow => ({ is: 'note', text });
  const { all, shown, waiting, free } = placesOf(listener);
  const queue = (which: 'synQueue' | 'acceptQueue', n: number): KernelRow => ({
    ...{ is: 'queue', name: words[which], about: words[`${which}About`], isFull: n >= all },
    count: `${n}/${all}${n >= all ? ` ${words.full}` : ''}`,
  });
  const halfOpen = halfOpenOf(trace, moment.at, synQueue);
  const sleepers = sleepersOf(moment, nth).map(({ unit, nth: of }) => words.worker(unit, of));
  const names = shown.map((client) => (client === null ? null : nameOf(client)));
  return [
    ...(moment.listeners.length > 1 || isClosed
      ? [
          {
            is: 'heading',
            text: `${words.listener(nth)}${isClosed ? `: ${words.closed}` : ''}`,
          } as const,
        ]
      : []),
    queue('synQueue', synQueue.length),
    ...halfOpen.map(({ connection, backoff, leftUs, part }): KernelRow => {
      return { is: 'halfOpen', name: nameOf(connection), text: words.retry(backoff, leftUs), part };
    }),
    ...(halfOpen.length === 0 ? [note(words.empty)] : []),
    ...(synQueue.length > halfOpen.length
      ? [note(words.moreOf(synQueue.length - halfOpen.length))]
      : []),
    { is: 'gap' },
    queue('acceptQueue', acceptQueue.length),
    ...Array.from({ length: Math.ceil(names.length / perRow) }, (_, row): KernelRow => {
      const some = names.slice(row * perRow, (row + 1) * perRow);
      return { is: 'places', names: some, isFull: acceptQueue.length >= all };
    }),
    ...(waiting > 0 ? [note(words.moreOf(waiting))] : free > 0 ? [note(words.free(free))] : []),
    { is: 'gap' },
    note(sleepers.length === 0 ? words.nobodySleeps : words.sleepers),
    ...linesOf(sleepers.join(', '), roomIn('kernel'), WORLD_SHEET.small)
      .filter((text) => text !== '')
      .map((text): KernelRow => ({ is: 'names', text })),
  ];
}

const MOST_LANES = 12;
export const LANE = { text: 20, bar: 8, all: 36 } as const;

export interface WorkerRows extends Rows<{ readonly lane: WorkerLane }> {
  readonly alive: number;
  /** So many are not shown. */
  readonly more: number;
}

export function workerRows(trace: WorldTrace, moment: WorldMoment): WorkerRows {
  const lanes = lanesOf(trace, worldAxisOf(trace), moment, MOST_LANES);
  const alive = moment.workers.filter(({ state }) => state !== 'ended').length;
  const placed = stacked(
    lanes.map((lane) => ({ lane })),
    () => LANE.all,
  );
  return { ...placed, alive, more: Math.max(alive - MOST_LANES, 0) };
}

/** Signs with what they mean, in lines that are as wide as their column. */
export function flowing<T extends { readonly text: string }>(
  items: readonly T[],
  width: number,
): Rows<T & { readonly x: number }> {
  const [line, sign, gap] = [20, 18, 14];
  let [x, y] = [0, 0];
  const rows = items.map((item) => {
    const wide = sign + textWidth(item.text, WORLD_SHEET.small);
    if (x > 0 && x + wide > width) [x, y] = [0, y + line];
    const placed = { ...item, x, y };
    x += wide + gap;
    return placed;
  });
  return { rows, height: items.length === 0 ? 0 : y + line };
}
