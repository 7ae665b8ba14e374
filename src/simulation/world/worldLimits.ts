/** How far a world may go; one that would go further ends with a reason. */
import { time, type Time } from '../../../machines/tcp/time.ts';

export interface WorldLimits {
  readonly happenings: number;
  readonly timeUs: number;
}

/** How far one is while it is simulated, and at first. */
export interface WorldProgress {
  readonly happenings: number;
  readonly at: Time;
}

export const NO_PROGRESS: WorldProgress = { happenings: 0, at: time(0) };

export const WORLD_LIMITS: WorldLimits = { happenings: 2_000_000, timeUs: 86_400_000_000 };
