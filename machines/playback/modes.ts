/** The words of playback: what the page can say and show of it without its chart. */

/** How many times as fast as the usual pace. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;

export type Speed = (typeof SPEEDS)[number];

export const USUAL_SPEED = 1 satisfies Speed;

/** What playing goes by: it waits until what is told has been read, goes on with time, or stops at each step. */
export const PACES = ['reading', 'time', 'steps'] as const;

export type Pace = (typeof PACES)[number];

export type Direction = 1 | -1;

/** Which of its four states the playback is in. */
export type Mode = 'paused' | 'playing' | 'scrubbing' | 'ended';
