/**
 * The calls of the applications: beside the rail, where the application is, with a line to the rail. On a phone there is
 * no room outside, so they stand inside, at the lifeline.
 */
import type { ConnectionTrace } from '../../trace/connection.ts';
import { ByHeight } from './byHeight.ts';
import { addShape, shapeOf, touched, type Shape } from './collide.ts';
import type { Box, TagMark } from './marks.ts';
import type { LayoutContext } from './options.ts';
import { textWidth } from './text.ts';

const HEIGHT = 18;
const PADDING = 4;

/** Inside, a tag stands at the first of these distances above or below its place where it touches nothing. */
const INSIDE = [-13, -16, 13, -20, 16, 20, -26, 26];

export function tagsOf(
  trace: ConnectionTrace,
  arrows: ByHeight<Shape>,
  context: LayoutContext,
): TagMark[] {
  const tags: TagMark[] = [];
  const placed = { client: new ByHeight<Shape>(), server: new ByHeight<Shape>() };
  for (const { cause, index, side } of trace.steps) {
    if (cause.kind !== 'call') continue;
    const y = context.yOf(context.fold.ofStep(index).at);
    const make = context.measures.compact ? insideTag : outsideTag;
    const others = placed[side];
    const tag = { side, step: index, ...make(cause.call, { side, y, context, arrows, others }) };
    tags.push(tag);
    addShape(others, shapeOf(tag.box));
  }
  return tags;
}

type Call = Parameters<LayoutContext['words']['call']>[0];

interface Place {
  readonly side: TagMark['side'];
  readonly y: number;
  readonly context: LayoutContext;
  readonly arrows: ByHeight<Shape>;
  readonly others: ByHeight<Shape>;
}

type Tag = Pick<TagMark, 'text' | 'box' | 'foot'>;

function outsideTag(call: Call, { side, y, context }: Place): Tag {
  const { note, columns } = context.measures;
  const { out, noteInner, noteOuter, railOuter } = columns[side];
  const room = Math.abs(noteOuter - noteInner);
  const [full, bare] = [context.words.call(call), context.words.call({ call: call.call })];
  const text = textWidth(full, note) + 2 * PADDING <= room ? full : bare;
  const width = textWidth(text, note) + 2 * PADDING;
  const x = out > 0 ? noteInner : noteInner - width;
  return { text, box: { x, y: y - HEIGHT / 2, width, height: HEIGHT }, foot: { x: railOuter, y } };
}

function insideTag(call: Call, { side, y, context, arrows, others }: Place): Tag {
  const { note, columns } = context.measures;
  const { out, lifeline } = columns[side];
  const text = context.words.call(call);
  const width = textWidth(text, note) + 2 * PADDING;
  const x = out < 0 ? lifeline + 5 : lifeline - 5 - width;
  const height = HEIGHT - 2;
  const boxes = INSIDE.map((dy): Box => ({ x, y: y + dy - height / 2, width, height }));
  const isFree = (shape: Shape) => !touched(arrows, shape, 1) && !touched(others, shape, 2);
  const free = boxes.find((box) => box.y >= 1 && isFree(shapeOf(box)));
  const box = free ?? boxes[0] ?? { x, y, width, height };
  return { text, box, foot: { x: lifeline, y } };
}
