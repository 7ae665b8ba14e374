/** A run as a file of text: what it is a run of, its log, and why it ends. */
import { lineText, logOf } from '../trace/log.ts';
import { seconds } from '../trace/text.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import { SIDES } from '../trace/side.ts';
import type { NumberStyle } from '../words/sentences/telling.ts';

export function toText(trace: ConnectionTrace, number: NumberStyle): string {
  const { id, ends, end } = trace;
  const stacks = new Set(SIDES.flatMap((side) => ends[side].stack?.name ?? []));
  return [
    `# ${[id, ...stacks].join(', ')}`,
    ...logOf(trace, number).map((line) => lineText(line)),
    `${seconds(end.at)}  end: ${end.reason}`,
    '',
  ].join('\n');
}
