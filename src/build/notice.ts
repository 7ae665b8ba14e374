/**
 * The licences of what is built into the page, which ask to be given on with it: `NOTICE.txt` beside the page, or a comment
 * in a page that is one file. They are those of the modules that are left after the build has dropped what nobody uses, also
 * in the worker, and those of the service worker's parts.
 *
 * (Vite's own `build.license` knows neither the worker nor the service worker, and counts what has been dropped.)
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const NOTICE = 'NOTICE.txt';

interface Options {
  readonly root: string;
  readonly oneFile: boolean;
}

/** Two plugins: one sees what is built, for the page and for its worker, which is built by itself; the other writes it down. */
export function notice({ root, oneFile }: Options): { seen: Plugin; written: Plugin } {
  const folders = new Set<string>();
  let out = '';
  return {
    seen: {
      name: 'notice-seen',
      generateBundle: {
        // Before all is put into one file.
        order: 'pre',
        handler(_options, bundle) {
          for (const chunk of Object.values(bundle)) {
            if (chunk.type !== 'chunk') continue;
            for (const [id, { code }] of Object.entries(chunk.modules)) {
              const folder = code ? packageOf(id, root) : null;
              if (folder !== null) folders.add(folder);
            }
          }
        },
      },
    },
    written: {
      name: 'notice-written',
      apply: 'build',
      enforce: 'post',
      configResolved({ build }) {
        out = build.outDir;
      },
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          if (!oneFile) return;
          const comment = `<!--\n${noticeOf(root, folders).replaceAll('--', '- -')}-->\n`;
          for (const file of Object.values(bundle)) {
            if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
            file.source = `${String(file.source).trimEnd()}\n${comment}`;
          }
        },
      },
      closeBundle: {
        order: 'post',
        // After the service worker.
        sequential: true,
        handler() {
          if (oneFile) return;
          for (const folder of inServiceWorker(out, root)) folders.add(folder);
          writeFileSync(join(out, NOTICE), noticeOf(root, folders));
        },
      },
    },
  };
}

/** The folder of the package that a module is of; null for what is our own. */
function packageOf(id: string, root: string): string | null {
  // What a tool adds of its own begins with its name: `\0vite/preload-helper.js`.
  const [, added] = /^\0([^/:]+)\//.exec(id) ?? [];
  if (added !== undefined) return installed(added, root);
  const [, folder] =
    /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/')) ?? [];
  return folder ?? null;
}

/** What writes the service worker puts something of its own into it. */
const WRITER = '@trickfilm400/rollup-plugin-off-main-thread';

/** Each part of Workbox leaves its name where it is: `workbox:precaching:7.4.0`. */
function inServiceWorker(out: string, root: string): string[] {
  const scripts = readdirSync(out).filter((name) => name.endsWith('.js'));
  const text = scripts.map((name) => readFileSync(join(out, name), 'utf8')).join('\n');
  const parts = new Set([...text.matchAll(/\bworkbox:([a-z-]+):/g)].map(([, part]) => part));
  const names = [WRITER, ...Array.from(parts, (part) => `workbox-${part}`)];
  return names.flatMap((name) => installed(name, root) ?? []);
}

function installed(name: string, root: string): string | null {
  const folder = join(root, 'node_modules', name);
  return existsSync(join(folder, 'package.json')) ? folder : null;
}

function noticeOf(root: string, folders: ReadonlySet<string>): string {
  const entries = [...folders].map(entryOf).sort((a, b) => (a < b ? -1 : 1));
  return [entryOf(root), ...new Set(entries)].join(`\n${'-'.repeat(72)}\n\n`);
}

function entryOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string };
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  if (files.length === 0) throw new Error(`${name} has no licence text in ${folder}`);
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').split(OF_ITS_OWN)[0]);
  const head = `${name} ${version}${license === undefined ? '' : `, ${license}`}`;
  return [head, ...texts.map((text = '') => text.trim()), ''].join('\n\n').replaceAll('\r\n', '\n');
}

/** Vite goes on with what is bundled in it, of which nothing is in the page. */
const OF_ITS_OWN = '# Licenses of bundled dependencies';
