/** What is to be saved goes to the reader's downloads, under a name that every system takes. */
import type { PlayerContract } from '../player/contract.ts';
import { isOwn } from '../scenarios/own.ts';
import { beginningOf } from '../trace/excerpt.ts';

export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads it when it likes.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** With an ending it still has less than 255 octets, which is as much as a name may have. */
const LONGEST = 70;

/** What Windows takes for a device, whatever its ending. */
const DEVICE = /^(con|prn|aux|nul|com\p{N}|lpt\p{N})$/u;

/** `close-after-300.svg`: the letters and digits of any script, and between them nothing but a hyphen. */
export function fileName(title: string, ending: string): string {
  const letters = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-');
  const name = beginningOf(letters.replace(/^-/, ''), LONGEST).replace(/-$/, '');
  return `${name === '' || DEVICE.test(name) ? `scenario${name && `-${name}`}` : name}.${ending}`;
}

/** By the id of the run: a title is in the language that is read just now. */
export const runFileName = (
  { name, scenario }: Pick<PlayerContract, 'name' | 'scenario'>,
  ending: string,
): string => fileName(`synfin ${isOwn(name) ? scenario.id : name}`, ending);
