/**
 * The axis on which a world is played: what happens within microseconds has room, and waits take little of it. The longer a gap
 * between two instants, the more room, but only as its logarithm.
 */
import { time, type Time } from '../../machines/tcp/time.ts';
import { countFirst, oncePer } from './lookup.ts';
import type { WorldTrace } from './world.ts';

export interface WorldAxis {
  readonly length: number;
  readonly place: (at: Time) => number;
  readonly timeAt: (place: number) => Time;
}

/** A gap of a millisecond takes this much more than none, one ten times as long this much more again. */
const DECADE = 3.5;
const LEAST = 0.6;

const roomOf = (us: number): number => LEAST + DECADE * Math.log10(1 + us / 1000);

export const worldAxisOf = oncePer(({ happenings }: WorldTrace): WorldAxis => {
  const times: number[] = [0];
  const places: number[] = [0];
  for (const { at } of happenings) {
    const before = times.at(-1) ?? 0;
    if (at <= before) continue;
    times.push(at);
    places.push((places.at(-1) ?? 0) + roomOf(at - before));
  }
  const between = (from: readonly number[], to: readonly number[], value: number): number => {
    const i = Math.min(
      Math.max(countFirst(from, (each) => each <= value) - 1, 0),
      Math.max(from.length - 2, 0),
    );
    const [low = 0, high = low] = [from[i], from[i + 1]];
    const [begin = 0, end = begin] = [to[i], to[i + 1]];
    const part = high > low ? Math.min(Math.max((value - low) / (high - low), 0), 1) : 0;
    return begin + (end - begin) * part;
  };
  return {
    length: places.at(-1) ?? 0,
    place: (at) => between(times, places, at),
    timeAt: (place) => time(Math.round(between(places, times, place))),
  };
});
