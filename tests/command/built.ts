/**
 * Before the unit tests: the commands as one file each, which starts in a fifth of the time that it takes to read them file by
 * file. They lie as deep below the root as their sources, and so find what these find.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const COMMANDS = ['simulate', 'prove', 'soak', 'capture'] as const;
export const BUILT = 'test-results/commands';

export default async function setup(): Promise<void> {
  await build({
    configFile: false,
    root: inProject('.'),
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: inProject(BUILT),
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(
          COMMANDS.map((name) => [name, inProject(`src/command/${name}.ts`)]),
        ),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
        checks: { bundlerTimings: false },
      },
    },
  });
}
