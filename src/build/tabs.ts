/**
 * The names of the views on their tabs are needed before the words of the views are. A folder of words imported by `?tabs`
 * is just them: what each file in it exports as `tab`, by the name of the file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const QUERY = '?tabs';
const TAB = /^export const tab = '(.*)';$/m;

export function tabs(): Plugin {
  return {
    name: 'tabs',
    enforce: 'pre',
    resolveId: (source, importer = '') =>
      source.endsWith(QUERY) ? join(dirname(importer), source) : null,
    load(id) {
      if (!id.endsWith(QUERY)) return null;
      const folder = id.slice(0, -QUERY.length);
      const found = readdirSync(folder).flatMap((name) => {
        const file = join(folder, name);
        this.addWatchFile(file);
        const tab = TAB.exec(readFileSync(file, 'utf8'))?.[1];
        return tab === undefined ? [] : [[name.replace('.ts', ''), tab]];
      });
      return `export default ${JSON.stringify(Object.fromEntries(found))};`;
    },
  };
}
