/** What is seen of a state's block when nothing ahead of the playhead is shown. */
import type { RailMark } from './marks.ts';
import { shortName } from './phase.ts';

/** A state that has just begun is shown this high, so that its name has room. */
const LEAST = 22;

/** How much of a block there is at the playhead; 0 before it begins. */
export function visibleHeight({ y, height }: RailMark, playhead: number): number {
  // A block starts a hair below the moment it stands for.
  if (playhead < y - 1.01) return 0;
  return Math.min(height, Math.max(LEAST, playhead - y));
}

/** Where the name stands: where it always does, unless that is still ahead; then in the middle of what there is. */
export function nameAt(
  rail: RailMark,
  playhead: number,
): Pick<RailMark['name'], 'text' | 'upright' | 'at'> {
  const { name, state, x, y, width, height } = rail;
  const visible = visibleHeight(rail, playhead);
  if (visible >= height) return name;
  const at = name.at.filter((place) => place.y + name.reach <= y + visible);
  if (at.length > 0 || name.at.length === 0) return { ...name, at };
  const middle = { x: x + width / 2, y: y + visible / 2 };
  return { text: name.upright ? name.text : shortName(state), upright: true, at: [middle] };
}
