/** The score of the transition table: how many of its rows hold, by the test that goes through them. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** Runs the table's test. A row holds when it does in every situation; one that fails is said on standard error. */
export function tableScore(): { passed: number; failed: number } {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter=json'];
  const { stdout } = spawnSync(
    process.execPath,
    [...vitest, 'tests/reference/transitions.test.ts'],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  const report = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Report;
  const rows = new Map<string, boolean>();
  for (const { title, status } of report.testResults.flatMap((file) => file.assertionResults)) {
    const id = /[A-Z_0-9]+:[A-Z_0-9#]+/.exec(title)?.[0];
    if (id === undefined) continue;
    rows.set(id, (rows.get(id) ?? true) && status === 'passed');
  }
  const failed = [...rows].filter(([, holds]) => !holds);
  for (const [id] of failed) process.stderr.write(`transition table: ${id} does not hold\n`);
  return { passed: rows.size - failed.length, failed: failed.length };
}
