/** What can be read in a ladder, and the room that it takes. */
import { firstWords as en } from '../../src/words/en/first.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { shapeOf, turnedBox, type Shape } from '../../src/views/ladder/collide.ts';
import { textOf } from '../../src/views/ladder/labelText.ts';
import { DETAILS } from '../../src/views/ladder/details.ts';
import { layoutLadder } from '../../src/views/ladder/layout.ts';
import type { ArrowMark, LabelMark, LadderMarks } from '../../src/views/ladder/marks.ts';
import { measuresFor } from '../../src/views/ladder/measures.ts';
import type { LadderOptions } from '../../src/views/ladder/options.ts';
import { ASCENT, DESCENT } from '../../src/views/ladder/text.ts';
import { handTraces } from './handTraces.ts';

export const traces: Readonly<Record<string, ConnectionTrace>> = {
  ...handTraces,
  ...Object.fromEntries(SCENARIO_IDS.map((id) => [id, simulate(scenarioById(id))])),
};

export type Chosen = Partial<Omit<LadderOptions, 'fold'>> & { readonly trueScale?: boolean };

export const layoutOf = (
  trace: ConnectionTrace,
  { trueScale = false, ...chosen }: Chosen = {},
): LadderMarks =>
  layoutLadder(trace, {
    width: 720,
    height: 600,
    fold: foldOf(trace, { trueScale }),
    number: (_side, seq) => String(seq),
    words: en.interface.ladder,
    details: DETAILS,
    ...chosen,
  });

/** The room that a label takes. */
export function roomOf(label: LabelMark, size: number): Shape {
  const angle = (label.angle * Math.PI) / 180;
  const rise = ((ASCENT - DESCENT) / 2) * size;
  const middle = { x: label.x + Math.sin(angle) * rise, y: label.y - Math.cos(angle) * rise };
  return turnedBox(middle, label.width, size * (ASCENT + DESCENT), angle);
}

export interface Text {
  readonly says: string;
  readonly shape: Shape;
  readonly arrow?: ArrowMark;
}

/** Everything between the lifelines and beside the rails that can be read, with the room it takes. */
export function textsOf(marks: LadderMarks, width: number): Text[] {
  const { label, compact } = measuresFor(width);
  return [
    ...marks.arrows.flatMap((arrow) =>
      arrow.labels.map((line) => ({ says: textOf(line.runs), shape: roomOf(line, label), arrow })),
    ),
    ...marks.breaks.map(({ text, box }) => ({ says: text, shape: shapeOf(box) })),
    ...marks.tags.map(({ text, box }) => ({ says: text, shape: shapeOf(box) })),
    ...marks.lanes.flatMap(({ labels }) =>
      labels.map(({ lines, box }) => ({ says: lines.join(' '), shape: shapeOf(box) })),
    ),
    ...marks.brackets.flatMap(({ text }) =>
      text ? [{ says: text.lines.join(' '), shape: shapeOf(text.box) }] : [],
    ),
    { says: marks.end.text, shape: shapeOf(marks.end.box) },
    ...(compact
      ? []
      : marks.rails.flatMap(({ name }) =>
          name.at.map(({ x, y }) => ({
            says: name.text,
            shape: shapeOf({ x: x - 30, y: y - 6, width: 60, height: 12 }),
          })),
        )),
  ];
}
