/** Where the clients of a world stand, and where on its way a segment is: numbers for the drawing of clients and network. */
import type { ClientNow, ClientState } from '../../trace/worldState.ts';
import type { WorldFlight } from '../../trace/worldWire.ts';
import type { Point } from '../point.ts';

export interface ClientLayout {
  readonly places: readonly Point[];
  /** The radius of a client's sign. */
  readonly r: number;
  /** Each has a row with its name and how it is off. */
  readonly named: boolean;
  /** In rows of so many, each in a square of this side; the first is at the left, below this. */
  readonly columns: number;
  readonly cell: number;
  readonly top: number;
  readonly height: number;
  /** Where the wire begins, and the server's port, at which it ends. */
  readonly wireFrom: number;
  readonly port: Point;
}

const ROW = 30;
const MOST_NAMED = 12;
/** More of them take more of the room: else they would be taller than a screen. */
const MOST_SPACIOUS = 600;
const LABEL = 176;
const MARGIN = 16;

/** A row for each of a few; of many a block that grows to the right before its signs grow smaller. */
export function layoutClients(
  count: number,
  { width, height }: { readonly width: number; readonly height: number },
): ClientLayout {
  const port = (tall: number) => ({ x: width - 8, y: tall / 2 });
  if (count <= MOST_NAMED) {
    const tall = Math.max(height, count * ROW + MARGIN);
    const row = Math.min((tall - MARGIN) / Math.max(count, 1), 46);
    const top = (tall - row * count) / 2;
    const places = Array.from({ length: count }, (_, i) => ({
      x: MARGIN,
      y: top + row * (i + 0.5),
    }));
    const wireFrom = Math.min(MARGIN + LABEL, width * 0.56);
    return {
      ...{ places, r: 7, named: true, columns: 1, cell: row, top },
      ...{ height: tall, wireFrom, port: port(tall) },
    };
  }
  const room = Math.max(width * (count > MOST_SPACIOUS ? 0.55 : 0.4), 90);
  const area = (room * (height - MARGIN)) / count;
  const cell = Math.max(Math.min(Math.sqrt(area), 24), 6);
  const columns = Math.max(Math.floor(room / cell), 1);
  const rows = Math.ceil(count / columns);
  const tall = Math.max(height, rows * cell + MARGIN);
  const top = (tall - rows * cell) / 2;
  const places = Array.from({ length: count }, (_, i) => ({
    x: MARGIN / 2 + cell * ((i % columns) + 0.5),
    y: top + cell * (Math.floor(i / columns) + 0.5),
  }));
  const wireFrom = MARGIN / 2 + columns * cell + 6;
  return {
    ...{ places, r: Math.max(cell * 0.3, 1.8), named: false, columns, cell, top },
    ...{ height: tall, wireFrom, port: port(tall) },
  };
}

/** Whose square of a block a point is in. */
export function clientNear(
  { columns, cell, top }: ClientLayout,
  count: number,
  { x, y }: Point,
): number | null {
  const column = Math.floor((x - MARGIN / 2) / cell);
  const found = Math.floor((y - top) / cell) * columns + column;
  return column >= 0 && column < columns && found >= 0 && found < count ? found : null;
}

export interface FlightPlace extends Point {
  /** It has gone so much of its way, 0 to 1; a lost one half of it at the most. */
  readonly part: number;
  readonly isLost: boolean;
}

const LOST_AT = 0.5;

/** Where a segment is; a lost one stays where it was lost for as long as it would have been under way. */
export function flightPlace(
  { flight, connection }: WorldFlight,
  at: number,
  { places, wireFrom, port }: ClientLayout,
): FlightPlace {
  const from = { x: wireFrom, y: places[connection]?.y ?? port.y };
  const arrival = flight.arrivals[0] ?? flight.dueAt;
  const isLost = flight.arrivals.length === 0;
  const gone = Math.min(
    Math.max((at - flight.sentAt) / Math.max(arrival - flight.sentAt, 1), 0),
    1,
  );
  const part = isLost ? Math.min(gone, LOST_AT) : gone;
  const along = flight.from === 'client' ? part : 1 - part;
  return {
    x: from.x + (port.x - from.x) * along,
    y: from.y + (port.y - from.y) * along,
    ...{ part, isLost },
  };
}

/** Half of the width of a segment's name as it is drawn, and how tall that is. */
export const halfLabel = (kind: string): number => kind.length * 3.7 + 6;
export const LABEL_HEIGHT = 18;

/**
 * How far to the side the name of each segment is drawn, so that it is not cut at an edge; null: another name is there, or it is
 * lost and a cross, and has none.
 */
export function labelShifts(
  flights: readonly (Pick<FlightPlace, 'x' | 'y' | 'isLost'> & { readonly kind: string })[],
  width: number,
): readonly (number | null)[] {
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  return flights.map(({ x, y, isLost, kind }) => {
    const half = halfLabel(kind);
    const at = Math.min(Math.max(x, half + 1), width - half - 1);
    const isHidden = taken.some(
      (it) => Math.abs(it.x - at) < it.half + half && Math.abs(it.y - y) < LABEL_HEIGHT,
    );
    if (isLost || isHidden) return null;
    taken.push({ x: at, y, half });
    return at - x;
  });
}

/** How states look alike: by shape, besides their colours. */
export type SignShape = 'point' | 'triangle' | 'ring' | 'disc' | 'square' | 'cross' | 'diamond';

export const SHAPES: Readonly<Record<ClientState, SignShape>> = {
  absent: 'point',
  connecting: 'triangle',
  idle: 'ring',
  waiting: 'disc',
  answered: 'square',
  done: 'square',
  left: 'cross',
  gaveUp: 'cross',
  refused: 'cross',
  reset: 'cross',
  timedOut: 'cross',
  closedOn: 'cross',
  forged: 'diamond',
};

const round = (n: number) => Math.round(n * 100) / 100;

const LOST = 'var(--loss)';
const SERVED = 'var(--open-ink)';

/** And in which colour. */
export const COLOURS: Readonly<Record<ClientState, string>> = {
  absent: 'var(--muted)',
  connecting: 'var(--opening-ink)',
  idle: 'var(--client)',
  waiting: 'var(--client)',
  answered: SERVED,
  done: SERVED,
  left: LOST,
  gaveUp: LOST,
  refused: LOST,
  reset: LOST,
  timedOut: LOST,
  closedOn: LOST,
  forged: 'var(--muted)',
};

const FILLED: ReadonlySet<SignShape> = new Set<SignShape>(['triangle', 'disc', 'square']);
export const isFilled = (state: ClientState): boolean => FILLED.has(SHAPES[state]);

/** A sign at a place, as the data of a path. */
export function signPath(shape: SignShape, { x, y }: Point, r: number): string {
  const circle = (by: number) =>
    `M${round(x - by)} ${round(y)}a${by} ${by} 0 1 0 ${2 * by} 0a${by} ${by} 0 1 0 ${-2 * by} 0Z`;
  const [cx, cy] = [round(x), round(y)];
  switch (shape) {
    case 'point':
      return circle(round(r * 0.4));
    case 'ring':
      return circle(round(r * 0.85));
    case 'disc':
      return circle(round(r));
    case 'triangle':
      return `M${round(cx - r * 0.85)} ${round(cy - r)}L${round(cx + r)} ${cy}L${round(cx - r * 0.85)} ${round(cy + r)}Z`;
    case 'square':
      return `M${round(cx - r * 0.9)} ${round(cy - r * 0.9)}h${round(1.8 * r)}v${round(1.8 * r)}h${round(-1.8 * r)}Z`;
    case 'diamond':
      return `M${cx} ${round(cy - r)}L${round(cx + r)} ${cy}L${cx} ${round(cy + r)}L${round(cx - r)} ${cy}Z`;
    case 'cross': {
      const by = round(r * 0.8);
      return `M${round(cx - by)} ${round(cy - by)}l${2 * by} ${2 * by}m0 ${-2 * by}l${-2 * by} ${2 * by}`;
    }
  }
}

export function countStates(
  clients: readonly Pick<ClientNow, 'state'>[],
): readonly { readonly state: ClientState; readonly n: number }[] {
  const counts = new Map<ClientState, number>();
  for (const { state } of clients) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, n]) => ({ state, n }));
}
