/** In which order a lesson's choices stand: the same for a step each time, and no place better than another. */

/** The choices by a hash of the step's and their own names (FNV-1a): nothing that a reader can see through. */
export const placed = (choices: readonly string[], step: string): readonly string[] =>
  choices.toSorted((a, b) => hash(`${step} ${a}`) - hash(`${step} ${b}`));

function hash(text: string): number {
  let found = 0x811c9dc5;
  for (let i = 0; i < text.length; i++)
    found = Math.imul(found ^ text.charCodeAt(i), 0x01000193) >>> 0;
  // the last character alone would hardly move the upper bits
  return Math.imul(found ^ (found >>> 15), 0x2c1b3c6d) >>> 0;
}
