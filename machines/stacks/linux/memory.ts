/** The receive buffer as Linux counts it, in memory, and what of it is offered at first. Octets. */
import type { Profile } from '../../tcp/profile.ts';
import { LARGEST_WINDOW } from '../../tcp/segment.ts';

/** Before anything is measured, half of the memory is taken for octets. */
export const FIRST_RATIO = 128;

/** Octets that fit into so much memory, at so many octets per 256; and the memory that so many need. */
export const octetsIn = (memory: number, ratio: number): number =>
  Math.max(0, Math.floor((memory * ratio) / 256));
export const memoryFor = (octets: number, ratio: number): number =>
  Math.floor((octets * 256) / ratio);

/** No buffer is smaller than this, whatever is asked for: one large segment fits. */
const LEAST_BUFFER = 2304;

/** Memory that the receive buffer may take up at first. */
export const bufferOf = (profile: Pick<Profile, 'rcvBuf'>): number =>
  Math.max(profile.rcvBuf, LEAST_BUFFER);

const firstSpace = (profile: Pick<Profile, 'rcvBuf'>): number =>
  octetsIn(bufferOf(profile), FIRST_RATIO);

/** Room for a segment is kept back. `most` is what the window field can tell. */
export function firstClamp(
  profile: Pick<Profile, 'rcvBuf' | 'mss'>,
  mss = profile.mss,
  most = LARGEST_WINDOW,
): number {
  const space = firstSpace(profile);
  const clamp = Math.min(space, most);
  const least = 2 * mss;
  return clamp > least && clamp + mss > space ? Math.max(least, space - mss) : clamp;
}

/** The first window: half of the buffer's memory, in whole segments. */
export function firstOfferedWindow(
  profile: Pick<Profile, 'rcvBuf' | 'mss'>,
  mss = profile.mss,
): number {
  const space = Math.min(firstSpace(profile), LARGEST_WINDOW);
  return space > mss ? space - (space % mss) : space;
}
