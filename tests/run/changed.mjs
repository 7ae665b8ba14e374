/**
 * The files that are not as they were where this branch began: committed since it left `main`, changed, staged or new.
 * Without git, or without a `main`, it is what differs from the last commit, or null: nobody knows.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const MAIN_BRANCHES = ['origin/main', 'main'];

/** @returns {string[] | null} */
export function changedFiles() {
  const tracked = git('diff', '--name-only', '--relative', '-z', whereBegun());
  const others = git('ls-files', '--others', '--exclude-standard', '-z');
  if (tracked === null || others === null) return null;
  // What was deleted has changed too, and is not there to be looked at.
  return [...new Set(`${tracked}${others}`.split('\0'))].filter((path) => path && existsSync(path));
}

/** On `main` itself, or without one, that is the last commit. */
function whereBegun() {
  for (const branch of MAIN_BRANCHES) {
    const commit = git('merge-base', 'HEAD', branch)?.trim();
    if (commit) return commit;
  }
  return 'HEAD';
}

/** @param {string[]} args */
function git(...args) {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout : null;
}
