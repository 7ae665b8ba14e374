/** What is said of a change that the reader has made, taken back or made again: of the segments that it is about, else in general. */
import { segmentLabel } from '../../machines/tcp/segment.ts';
import type { Changes, TreatedSegment } from '../player/changes.ts';
import { isSame } from '../player/past.ts';
import { flightNamed } from '../trace/lookup.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import type { Words } from '../words/contract/index.ts';

/** One sentence about the difference of two states of the reader's changes. */
export function revisedText(
  before: Changes,
  now: Changes,
  trace: ConnectionTrace,
  { sides, interface: { messages } }: Words,
): string {
  const text = messages.revised;
  const made = now.segments.filter((segment) => !isIn(before.segments, segment));
  const gone = before.segments.filter(
    ({ from, nth }) => !now.segments.some((each) => each.from === from && each.nth === nth),
  );
  const [segment, ...more] = made.length > 0 ? made : gone;
  if (segment !== undefined && more.length === 0) {
    const flight = flightNamed(trace, segment);
    const label = flight === undefined ? '' : segmentLabel(flight.segment);
    const what = text.segment(sides[segment.from], label, segment.nth);
    return made.length > 0 ? text[segment.do](what) : text.asBefore(what);
  }
  if (now.calls.length > before.calls.length) return text.called;
  return text.other;
}

const isIn = (segments: readonly TreatedSegment[], wanted: TreatedSegment): boolean =>
  segments.some((each) => isSame(each, wanted));
