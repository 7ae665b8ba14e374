/** The frame of a segment; of one that was captured at both ends its frames at the client and at the server: `12`, `12 · 9`, `12 · –`. */
import { SIDES, type Side } from '../../trace/side.ts';
import type { CapturedSegment } from '../captured.ts';

export function framesText({ frame, from, passage }: CapturedSegment): string {
  if (passage === undefined) return String(frame);
  const at = (side: Side) => (side === from ? passage.left : passage.came[0])?.frame ?? '–';
  return SIDES.map(at).join(' · ');
}
