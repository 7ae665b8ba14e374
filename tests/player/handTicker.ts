/** A ticker that a test drives by hand. */
import type { Ticker } from '../../src/player/ticker.ts';

export interface HandTicker extends Ticker {
  /** So many milliseconds go by. Nothing happens while it is stopped. */
  pass(elapsedMs: number): void;
  readonly running: boolean;
}

export function handTicker(): HandTicker {
  let onTick: ((elapsedMs: number) => void) | null = null;
  return {
    start: (callback) => void (onTick = callback),
    stop: () => void (onTick = null),
    pass: (elapsedMs) => onTick?.(elapsedMs),
    get running() {
      return onTick !== null;
    },
  };
}
