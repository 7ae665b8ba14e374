/**
 * The run that the page begins with, simulated when the page is built: its first picture stands before the simulation has
 * been loaded. What is one object in several places of the trace stays one.
 */
import { fileURLToPath } from 'node:url';
import { uneval } from 'devalue';
import type { Plugin } from 'vite';
import { firstTrace } from '../app/firstTrace.ts';

const FILE = fileURLToPath(new URL('../app/firstTrace.ts', import.meta.url));

/** What is built in the place of that module. */
export const madeAhead = (): string => `export const firstTrace = ${uneval(firstTrace)};`;

export function firstTraceMadeAhead(): Plugin {
  return {
    name: 'first-trace-made-ahead',
    apply: 'build',
    load: (id) => (id === FILE ? madeAhead() : null),
  };
}
