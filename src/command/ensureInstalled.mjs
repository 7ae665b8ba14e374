/**
 * Before anything is run: is Node new enough, and is node_modules what package-lock.json asks for?
 *
 * Silent when all is well. Else it says on stderr what it does and runs `npm ci`. So a fresh clone needs one command,
 * not two, and a changed lock file is not forgotten. Runs on a bare Node: nothing is installed yet.
 *
 * npm notes what it installed in node_modules/.package-lock.json; that is compared with package-lock.json, entry by
 * entry. Files somebody changed inside node_modules are not noticed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked
 * @typedef {{ packages: Record<string, Locked> }} LockFile
 */

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Throws an Error whose message says what to do. */
export function ensureInstalled() {
  checkNode();

  const missing = firstMissing();
  if (missing === undefined) return;

  console.error(`synfin: ${missing}. Running "npm ci" to install what package-lock.json lists ...`);
  const exitCode = npmCi();
  if (exitCode !== 0 || firstMissing() !== undefined) {
    throw new Error(
      'synfin: "npm ci" did not succeed; its messages are above.\n' +
        'Check that the npm registry can be reached ("npm ping") and that the disk is not full,\n' +
        'then type "npm ci" in the project folder and try again.',
    );
  }
}

function checkNode() {
  const wanted = readJson('package.json').engines.node;
  if (!fits(process.versions.node, wanted)) {
    throw new Error(
      `synfin: this is Node ${process.versions.node}, but synfin needs ${wanted}.\n` +
        'Install a current Node (https://nodejs.org) and try again.',
    );
  }
}

/**
 * Whether a version is in a range like `^20.19 || >=24`: all that package.json uses here of npm's grammar.
 * @param {string} version
 * @param {string} range
 */
export function fits(version, range) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const [wantedMajor = 0, wantedMinor = 0] = part
      .replace(/[^\d.]/g, '')
      .split('.')
      .map(Number);
    if (major === wantedMajor) return minor >= wantedMinor;
    return part.includes('>=') && major > wantedMajor;
  });
}

/** What is not as package-lock.json has it, or undefined. */
function firstMissing() {
  if (!existsSync(join(projectFolder, 'node_modules'))) return 'nothing is installed yet';
  const noteOfNpm = 'node_modules/.package-lock.json';
  if (!existsSync(join(projectFolder, noteOfNpm))) return 'node_modules was not made by npm';
  return difference(readJson('package-lock.json'), readJson(noteOfNpm));
}

/**
 * The first difference between what is asked for and what is there, or undefined.
 * @param {LockFile} wanted
 * @param {LockFile} installed
 */
export function difference(wanted, installed) {
  for (const [place, entry] of Object.entries(wanted.packages)) {
    const there = installed.packages[place];
    const name = place.replace(/^.*node_modules\//, '');
    if (place === '') continue;
    if (there === undefined) {
      if (!isNeededHere(entry)) continue;
      return `${name} is not installed`;
    }
    if (there.version !== entry.version) {
      return `${name} is installed as ${there.version}, not as ${entry.version}`;
    }
    if (there.integrity !== entry.integrity) return `${name} is not what the lock file means`;
  }
  return undefined;
}

/**
 * npm leaves out optional packages made for other machines (native code comes as one package for each).
 * @param {Locked} entry
 */
function isNeededHere({ optional, os, cpu, libc }) {
  if (!optional) return true;
  const madeForThis = os?.includes(process.platform) && cpu?.includes(process.arch);
  return madeForThis === true && libc === undefined;
}

function npmCi() {
  // Under `npm run`, the same npm; else the one on the PATH, which on Windows is a script that needs a shell.
  const npmItself = process.env.npm_execpath;
  const [command, first, shell] = npmItself?.endsWith('.js')
    ? [process.execPath, [npmItself], false]
    : ['npm', [], process.platform === 'win32'];
  const { status } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund'], {
    cwd: projectFolder,
    shell,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  return status;
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(join(projectFolder, path), 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    ensureInstalled();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
