/** The rails: one block per stay in a state, with as much of its name as there is room for. */
import type { State } from '../../../machines/tcp/states.ts';
import { time } from '../../../machines/tcp/time.ts';
import { FOLD } from '../../trace/fold/index.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import type { Point, RailMark } from './marks.ts';
import type { LayoutContext } from './options.ts';
import { phaseOf, shortName } from './phase.ts';
import { textWidth } from './text.ts';

/** Between two blocks. */
const GAP = 2;

/** In a block taller than this the name comes again and again. */
const REPEAT_EVERY = 320;

export const railsOf = (trace: ConnectionTrace, context: LayoutContext): RailMark[] =>
  SIDES.flatMap((side) => railOf(trace, side, context));

type Stay = Pick<RailMark, 'state' | 'since'> & { readonly top: number };

function railOf(trace: ConnectionTrace, side: Side, context: LayoutContext): RailMark[] {
  const stays = staysOf(trace, side, context);
  const { railInner, railOuter } = context.measures.columns[side];
  return stays.flatMap(({ state, since, top }, i) => {
    const bottom = stays[i + 1]?.top ?? context.bottom;
    const height = bottom - top - GAP;
    if (height < 1) return [];
    const x = Math.min(railInner, railOuter);
    const box = { x, y: top + GAP / 2, width: Math.abs(railOuter - railInner), height };
    const phase = phaseOf(state);
    return [{ side, state, phase, since, ...box, name: nameIn(box, state, context) }];
  });
}

/** States from top to bottom; those walked through within a step get a place each. */
function staysOf(trace: ConnectionTrace, side: Side, { fold, yOf }: LayoutContext): Stay[] {
  const stays: Stay[] = [{ state: trace.start[side].state, since: time(0), top: 0 }];
  for (const step of trace.steps) {
    if (step.side !== side) continue;
    const { at, left } = fold.ofStep(step.index);
    step.walked.slice(1).forEach((state, i) => {
      const folded = Math.min(at + i * FOLD.state, left);
      if (state !== stays.at(-1)?.state) stays.push({ state, since: step.at, top: yOf(folded) });
    });
  }
  return stays;
}

function nameIn(
  box: { x: number; y: number; width: number; height: number },
  state: State,
  { measures }: LayoutContext,
): RailMark['name'] {
  const { compact, state: size } = measures;
  const length = textWidth(state, size);
  const upright = (text: string): RailMark['name'] => {
    const at = box.height < size + 1 ? [] : placesIn(box, size);
    return { text, upright: true, at, reach: size * 0.75 };
  };
  if (!compact) return upright(state);
  if (box.height < length + 6) return upright(shortName(state));
  return { text: state, upright: false, at: placesIn(box, length), reach: length / 2 + 3 };
}

/** The middle of the block; in a tall one, several places a screen's part away from each other. */
function placesIn(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  size: number,
): Point[] {
  const count = Math.max(1, Math.round((height - size) / REPEAT_EVERY));
  return Array.from({ length: count }, (_, i) => ({
    x: x + width / 2,
    y: y + (height * (i + 0.5)) / count,
  }));
}
