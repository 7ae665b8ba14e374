/** A run as a file of text: what it is a run of, its log, and why it ends. */
import { lineText, logOf } from '../simulation/log.ts';
import { seconds } from '../simulation/text.ts';
import type { Trace } from '../simulation/trace.ts';
import type { NumberStyle } from '../explanations/telling.ts';

export function toText(trace: Trace, number: NumberStyle): string {
  const { scenario, end } = trace;
  return [
    `# ${scenario.id}, ${scenario.profile}`,
    ...logOf(trace, number).map((line) => lineText(line)),
    `${seconds(end.at)}  end: ${end.reason}`,
    '',
  ].join('\n');
}
