/**
 * `npm run bench`: what things cost, each beside its floor, as one line each: `NAME ratio R goal G ok`, or `over`.
 * `npm run bench -- build ladder` measures these alone. The page takes a browser and a build, a capture a large file: they
 * are measured when named.
 */
import { parseArgs } from 'node:util';
import type { Figure } from './ratio.ts';
import { lineOf } from './ratio.ts';

interface Bench {
  /** Only a capture has a size of its own. */
  readonly figures: (megabytes?: number) => Iterable<Figure> | AsyncIterable<Figure>;
}

const USUAL: Readonly<Record<string, () => Promise<Bench>>> = {
  simulate: () => import('./simulate.ts'),
  moments: () => import('./moments.ts'),
  ladder: () => import('./ladder.ts'),
  options: () => import('./options.ts'),
  build: () => import('./build.ts'),
  world: () => import('./world.ts'),
  worldFrame: () => import('./worldFrame.ts'),
};
const ALL = {
  ...USUAL,
  page: () => import('./page/page.ts'),
  capture: () => import('./capture.ts'),
};

const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: { megabytes: { type: 'string' } },
});
const megabytes = values.megabytes === undefined ? undefined : Number(values.megabytes);
const unknown = asked.filter((name) => !(name in ALL));
if (unknown.length > 0) {
  const known = Object.keys(ALL).join(', ');
  process.stderr.write(`Nothing is called ${unknown.join(', ')}. There are: ${known}.\n`);
  process.exitCode = 2;
} else {
  for (const [name, load] of Object.entries(asked.length > 0 ? ALL : USUAL)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    for await (const figure of (await load()).figures(megabytes)) {
      process.stdout.write(`${lineOf(figure)}\n`);
    }
  }
}
