/**
 * What `npm test` was asked for: `quick`, parts by name, paths that a part is to keep to; nothing at all means everything.
 */
import { existsSync } from 'node:fs';

/**
 * Which parts take paths, in the order in which all of them run.
 * @type {Record<string, boolean>}
 */
export const PARTS = {
  types: false,
  lint: true,
  format: true,
  prove: false,
  unit: true,
  component: true,
  build: false,
  browser: true,
};

/** @typedef {{ quick: boolean, names: string[], paths: string[] }} Chosen */

/**
 * Throws an Error whose message says what cannot be done.
 * @param {string[]} args
 * @param {(path: string) => boolean} exists
 * @returns {Chosen}
 */
export function chosenBy(args, exists = existsSync) {
  const known = Object.keys(PARTS);
  const quick = args.includes('quick');
  const others = args.filter((arg) => arg !== 'quick');
  const names = others.filter((arg) => known.includes(arg));
  const paths = others.filter((arg) => !known.includes(arg));

  const unknown = paths.filter((path) => !exists(path));
  if (unknown.length > 0) {
    throw new Error(
      `No part is called ${unknown.join(', ')}, and no file or folder. There are: quick, ${known.join(', ')}.`,
    );
  }
  if (quick && others.length > 0) {
    throw new Error(`"quick" says what runs and goes alone: leave out ${others.join(', ')}.`);
  }
  if (paths.length > 0 && names.length === 0) {
    throw new Error(`Say which part is to run ${paths.join(', ')}: npm test -- unit ${paths[0]}`);
  }
  const whole = names.filter((name) => !PARTS[name]);
  if (paths.length > 0 && whole.length > 0) {
    throw new Error(`${whole.join(', ')} looks at everything and takes no path.`);
  }
  return {
    quick,
    names: known.filter((name) => names.length === 0 || names.includes(name)),
    paths,
  };
}
