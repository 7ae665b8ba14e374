/** A run as a file of text: what it is a run of, its log, and why it ends. */
import { lineText, logOf } from '../trace/log.ts';
import { seconds } from '../trace/text.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import { SIDES } from '../trace/side.ts';
import { titleLine } from './titleLine.ts';
import type { NumberStyle } from '../words/sentences/telling.ts';

interface TextOptions {
  readonly title: string;
  readonly number: NumberStyle;
}

export function toText(trace: ConnectionTrace, { title, number }: TextOptions): string {
  const { ends, end } = trace;
  const stacks = new Set(SIDES.flatMap((side) => ends[side].stack?.name ?? []));
  return [
    `# ${[titleLine(title), ...stacks].join(', ')}`,
    ...logOf(trace, number).map((line) => lineText(line)),
    `${seconds(end.at)}  end: ${end.reason}`,
    '',
  ].join('\n');
}
