/** A small capture in a link: compressed, in letters that no program escapes. */
import { deflated, inflated } from '../../own/deflate.ts';
import { fromLetters, toLetters } from '../../own/letters.ts';

/** More segments make links that programs cut off. */
export const MOST_IN_LINK = 300;
/** As long as an address of a run may be. */
const LONGEST_CODE = 16_000;
/** More than this does not come out of a code, whatever is in it: zeros without end would. */
const MOST_INFLATED = 200_000;

/** null: it is too long for a link, or the browser cannot compress. */
export async function captureCode(file: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const packed = await deflated(file);
  if (packed === null) return null;
  const code = toLetters(packed);
  return code.length > LONGEST_CODE ? null : code;
}

export async function captureOfCode(code: string): Promise<Blob | 'damaged' | 'cannotUnpack'> {
  if (code.length > LONGEST_CODE) return 'damaged';
  const packed = fromLetters(code);
  if (packed === null) return 'damaged';
  const file = await inflated(packed, MOST_INFLATED);
  if (file === 'never') return 'cannotUnpack';
  return file === null ? 'damaged' : new Blob([file]);
}
