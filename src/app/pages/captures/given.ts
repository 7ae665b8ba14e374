/** A capture as it was given to the page, and why one cannot be opened. */
import type { ReadCapture } from '../../../player/captureWorker/contract.ts';
import type { CaptureProblem } from '../../../wire/captureFile/contract.ts';

/** A capture, however it came here. */
export interface Given {
  /** What it is called. */
  readonly name: string;
  /** null: it still comes, and is read as it does. */
  readonly file: Blob | null;
  /** How the page's address says it: `example/...`, `kept/...`, `opened/...`. */
  readonly address: string;
}

/** It could not be opened, and why. */
export type Refused =
  | { readonly why: 'problem'; readonly problem: CaptureProblem }
  | { readonly why: 'noSegments' | 'unreadable' | 'failed' | 'nothingComes' };

/** What was opened since the page was loaded: the browser gives it to nobody else. */
const opened: Given[] = [];

/** A file that has no address gets one. */
export function givenFile(name: string, file: Blob): Given {
  const given = { name, file, address: `opened/${opened.length + 1}` };
  opened.push(given);
  return given;
}

export const openedAt = (address: string): Given | undefined =>
  opened.find((one) => one.address === address);

/** Nothing of it could be read. What is damaged at its end is shown up to there. */
export function refusedOf({ list, text }: ReadCapture): Refused | null {
  const frames = Object.values(list.frames).reduce((sum, n) => sum + n, 0);
  if (text !== null && text.segments === 0) return { why: 'noSegments' };
  return frames === 0 && list.problem !== null ? { why: 'problem', problem: list.problem } : null;
}
