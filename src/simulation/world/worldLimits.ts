/** How far a world may go; one that would go further ends with a reason. */
export interface WorldLimits {
  readonly happenings: number;
  readonly timeUs: number;
}

export const WORLD_LIMITS: WorldLimits = { happenings: 2_000_000, timeUs: 86_400_000_000 };
