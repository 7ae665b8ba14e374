/** Chinese: what the two ends are called. */
import type { Side } from '../../trace/side.ts';

export const SIDE_NAMES = { client: '客户端', server: '服务器' } as const satisfies Record<
  Side,
  string
>;
