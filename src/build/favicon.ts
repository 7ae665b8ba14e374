/** Puts the page's sign into the page itself, where there are no other files beside it. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

export function faviconWithin(file: string): Plugin {
  return {
    name: 'favicon-within',
    transformIndexHtml(html) {
      const data = encodeURIComponent(readFileSync(file, 'utf8'));
      return html.replace('./favicon.svg', `data:image/svg+xml,${data}`);
    },
  };
}
