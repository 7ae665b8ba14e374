/** English: what the two ends are called. */
import type { Side } from '../../trace/side.ts';

export const SIDE_NAMES = { client: 'client', server: 'server' } as const satisfies Record<
  Side,
  string
>;
