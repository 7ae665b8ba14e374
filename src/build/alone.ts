/** The page where there are no other files beside it: its sign is in it, and it names no other picture. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

export function alone(favicon: string): Plugin {
  return {
    name: 'alone',
    transformIndexHtml(html) {
      const data = encodeURIComponent(readFileSync(favicon, 'utf8'));
      return html
        .replace('./favicon.svg', `data:image/svg+xml,${data}`)
        .replace(/\s*<link rel="apple-touch-icon"[^>]*>/, '')
        .replace(/\s*<meta property="og:image[^>]*>/g, '');
    },
  };
}
