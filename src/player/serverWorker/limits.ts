/** A page draws no more than this of a server with many clients. */
import { WORLD_LIMITS } from '../../simulation/world/worldLimits.ts';

export const PAGE_LIMITS = { ...WORLD_LIMITS, happenings: 150_000 };
