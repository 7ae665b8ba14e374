/**
 * A Content-Security-Policy for the built page: it runs its own scripts and nothing else, and asks no other host for
 * anything. The scripts that stand in the page itself are named by their hashes. The development server, which puts
 * scripts of its own into the page, goes without.
 */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

interface Options {
  /** All of the page is in one file, which is opened from disk. */
  readonly oneFile: boolean;
}

/** Runs after whatever else writes into the page. */
export function contentSecurity({ oneFile }: Options): Plugin {
  return {
    name: 'content-security',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
          file.source = withPolicy(String(file.source), oneFile);
        }
      },
    },
  };
}

/** Puts the policy in front of everything that it is about. */
function withPolicy(html: string, oneFile: boolean): string {
  const policy = policyFor(html, oneFile);
  const charset = /<meta charset="[^"]*" \/>/;
  if (!charset.test(html))
    throw new Error('The page has no <meta charset> to put its policy after.');
  return html.replace(
    charset,
    (found) => `${found}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
}

export function policyFor(html: string, oneFile: boolean): string {
  const own = oneFile ? [] : ["'self'"];
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': [...own, ...hashesOf(html, 'script')],
    'style-src': [...own, ...hashesOf(html, 'style')],
    // What floats is placed by style attributes; they reach nothing but the element they stand on.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': [...own, 'data:', 'blob:'],
    'media-src': ['blob:'],
    'connect-src': oneFile ? ["'none'"] : own,
    'manifest-src': oneFile ? ["'none'"] : own,
    'worker-src': oneFile ? ["'none'"] : own,
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** `'sha256-...'` of each script or style that stands in the page. */
function hashesOf(html: string, tag: 'script' | 'style'): string[] {
  const inline = new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g');
  return [...html.matchAll(inline)].map(([, text = '']) => {
    const hash = createHash('sha256').update(text, 'utf8').digest('base64');
    return `'sha256-${hash}'`;
  });
}
