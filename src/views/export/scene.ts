/** What of a run a picture shows: all of it, or a window around the playhead. Plain numbers. */
import { time, type Time } from '../../../machines/tcp/time.ts';
import { PACE, type Fold } from '../../trace/fold/index.ts';

/** Above the diagram: the title's baseline, the names of the ends, and how high that is in all. */
export const SHEET = { title: 27, head: 66, belowNames: 9 } as const;

export interface Scene {
  /** The playhead in the diagram; null: there is none, and nothing is faint. */
  readonly y: number | null;
  readonly at: Time;
  /** The part of the diagram that is seen. */
  readonly top: number;
  readonly height: number;
}

/** A part of a run on its folded axis, and how fast it is played. */
export interface FilmPart {
  readonly from: number;
  readonly to: number;
  readonly speed: number;
}

export interface Shot {
  readonly folded: number;
  readonly lastsMs: number;
}

export const FILM = {
  /** GIF counts in hundredths of a second. */
  frameMs: 80,
  /** So that the end can be read before it begins again. */
  lastMs: 2000,
  /** A minute of film would be tens of megabytes. */
  mostFrames: 400,
  width: 720,
  height: 620,
} as const;

/** The frames of a film of this part: as in the player, the playhead moves evenly along the folded axis. */
export function shotsOf({ from, to, speed }: FilmPart): Shot[] {
  const step = PACE * speed * FILM.frameMs;
  const count = Math.max(Math.ceil((to - from) / step - 1e-6), 0);
  const moving = Array.from({ length: count }, (_, i) => ({
    folded: from + i * step,
    lastsMs: FILM.frameMs,
  }));
  return [...moving, { folded: Math.max(from, to), lastsMs: FILM.lastMs }];
}

/** Without making them: how many frames there will be, and how long they last. */
export function lengthOf(part: FilmPart): { frames: number; seconds: number } {
  const shots = shotsOf(part);
  return {
    frames: shots.length,
    seconds: shots.reduce((sum, { lastsMs }) => sum + lastsMs, 0) / 1000,
  };
}

interface Room {
  readonly fold: Fold;
  /** Height of the whole diagram, and length of a unit of the folded axis in it. */
  readonly height: number;
  readonly scale: number;
}

/** The scene of a shot: the window follows the playhead, and stays within the diagram. */
export function sceneAt(folded: number, { fold, height, scale }: Room): Scene {
  const y = folded * scale;
  const seen = Math.min(height, FILM.height - SHEET.head);
  const top = Math.round(Math.min(Math.max(y - 0.58 * seen, 0), height - seen));
  return { y, at: fold.toTime(folded), top, height: seen };
}

export const wholeScene = (height: number): Scene => ({ y: null, at: time(0), top: 0, height });

/** What browsers can draw on: a side, and an area. */
const CANVAS = { side: 16_000, area: 64_000_000 };

/** How much larger a picture of this size can be drawn: as wanted, or what there is room for. */
export const scaleFor = (width: number, height: number, wanted: number): number =>
  Math.min(
    wanted,
    CANVAS.side / Math.max(width, height),
    Math.sqrt(CANVAS.area / (width * height)),
  );
