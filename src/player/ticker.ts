/** What makes the playhead move by itself: the one place with a clock. Tests put a ticker driven by hand in its place. */

export interface Ticker {
  /** Calls `onTick` with the milliseconds gone by, again and again until stopped. */
  start(onTick: (elapsedMs: number) => void): void;
  stop(): void;
}

/** A page that was hidden or busy goes on where it was, and does not jump. */
const LONGEST_MS = 100;

/** Ticks before each picture the browser paints. */
export function frameTicker(): Ticker {
  let request = 0;
  return {
    start(onTick) {
      cancelAnimationFrame(request);
      let before: number | null = null;
      const tick = (now: number): void => {
        request = requestAnimationFrame(tick);
        onTick(before === null ? 0 : Math.min(now - before, LONGEST_MS));
        before = now;
      };
      request = requestAnimationFrame(tick);
    },
    stop: () => cancelAnimationFrame(request),
  };
}
