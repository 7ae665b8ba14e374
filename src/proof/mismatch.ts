/** What a comparison says: nothing, or the first thing that differs, expected and got, in packet notation. */

export interface Mismatch {
  /** Where: `segment 3`, `client's states`, ... */
  readonly where: string;
  readonly expected: string;
  readonly got: string;
}

/** The first place where two lists of lines differ; null where they are the same. */
export function firstMismatch(
  what: string,
  expected: readonly string[],
  got: readonly string[],
): Mismatch | null {
  const length = Math.max(expected.length, got.length);
  for (let i = 0; i < length; i++) {
    if (expected[i] === got[i]) continue;
    return {
      where: `${what} ${i + 1}`,
      expected: expected[i] ?? 'nothing more',
      got: got[i] ?? 'nothing more',
    };
  }
  return null;
}
