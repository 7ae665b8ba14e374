/** The segments in words, for those who do not see the diagram: a name for each control. */
import type { FirstWords } from '../../words/contract/index.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import { isFate, textOf, wordingsOf } from './labelText.ts';
import type { LabelDetails } from './details.ts';
import type { NumberFormat } from './options.ts';
import { remarksOf } from './remarks.ts';

/** How a name is made. `fate`: what becomes of the segment may be told. */
export interface Naming {
  readonly words: FirstWords;
  readonly number: NumberFormat;
  readonly fate: boolean;
  readonly details?: LabelDetails | null | undefined;
}

/** "client: SYN seq=100, lost" */
export function segmentName(
  flight: Flight,
  trace: ConnectionTrace,
  { words, number, fate, details }: Naming,
): string {
  const ladder = words.interface.ladder;
  const remarks = remarksOf(flight, trace, ladder, details);
  const fullest = wordingsOf(flight, trace, { words: ladder, number, details })[0]?.above ?? [];
  const text = textOf(fullest.filter(({ text }) => !remarks.some((said) => said.text === text)));
  const said = remarks.filter(({ role }) => fate || !isFate(role)).map((remark) => remark.text);
  if (fate && flight.arrivals.length > 1) said.push(ladder.copy);
  return ladder.segment(words.sides[flight.from], text, said);
}
