/** Words that are found by their files, so that a view brings its own: `views/log.ts` has those of `log`. */

const nameOf = (path: string): string => path.replace(/^.*\/|\.ts$/g, '');

/** What each file exports by its own name. That files and type agree is tested: tests/words/views.test.ts. */
export function byFile(found: Readonly<Record<string, unknown>>): unknown {
  const modules = found as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  return Object.fromEntries(
    Object.entries(modules).map(([path, module]) => [nameOf(path), module[nameOf(path)]]),
  );
}
