/**
 * A program's text as it is written down here: what a line does stands behind it, `## accept` for a state of the main chart,
 * `## worker: recv` for one of the chart of the workers that it starts.
 */

/** Whose chart a line belongs to. */
export type ChartPart = 'main' | 'worker';

export interface ProgramLine {
  readonly text: string;
  /** The states of that chart in which a worker is at this line; none for the lines around. */
  readonly states: readonly string[];
  readonly part: ChartPart;
}

const MARK = / *## (worker: )?(.+)$/;

export function linesOfMarked(marked: string): ProgramLine[] {
  return marked
    .trim()
    .replace(/\n( *\n)+/g, '\n\n')
    .split('\n')
    .map((written) => {
      const [mark, ofWorker, states = ''] = MARK.exec(written) ?? [''];
      return {
        text: mark === '' ? written : written.slice(0, -mark.length),
        states: states === '' ? [] : states.split(' '),
        part: ofWorker === undefined ? 'main' : 'worker',
      };
    });
}

/** A piece of text further in, as it stands in a block. */
export const furtherIn = (text: string, by = '    '): string => text.trim().replace(/^(?=.)/gm, by);
