/**
 * Linux's timer wheel: timers far off are kept in coarse slots, and each fires at the end of its slot. A timer is never
 * early, and up to an eighth of its time late.
 */
import { time, type Time } from './time.ts';

/** Slots of a level; each level's slots are eight times as long as those of the level below. */
const SLOTS = 63;

/** When a timer for `deadline`, set now, fires on a wheel that ticks `hz` times a second. */
export function onTheWheel(now: Time, deadline: Time, hz: number): Time {
  const tickUs = 1e6 / hz;
  const delta = Math.ceil((deadline - now) / tickUs);
  const expires = Math.floor(now / tickUs) + delta;
  let slot = 1;
  for (let reach = SLOTS; delta >= reach && slot < 8 ** 8; reach *= 8) slot *= 8;
  return time((Math.floor(expires / slot) + 1) * slot * tickUs);
}
