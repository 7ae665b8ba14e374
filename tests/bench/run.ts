/**
 * `npm run bench`: what things cost, each beside its floor, as one line each: `NAME ratio R goal G ok`, or `over`.
 * `npm run bench -- build ladder` measures these alone. The page takes a browser and a build, and is measured when named.
 */
import type { Figure } from './ratio.ts';
import { lineOf } from './ratio.ts';

interface Bench {
  readonly figures: () => Iterable<Figure> | AsyncIterable<Figure>;
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
const ALL = { ...USUAL, page: () => import('./page/page.ts') };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in ALL));
if (unknown.length > 0) {
  const known = Object.keys(ALL).join(', ');
  process.stderr.write(`Nothing is called ${unknown.join(', ')}. There are: ${known}.\n`);
  process.exitCode = 2;
} else {
  for (const [name, load] of Object.entries(asked.length > 0 ? ALL : USUAL)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    for await (const figure of (await load()).figures()) {
      process.stdout.write(`${lineOf(figure)}\n`);
    }
  }
}
