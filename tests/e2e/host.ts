/**
 * A host as the page may have it: the page lies in a folder, and others beside it and within. Unlike the one of the other
 * tests, it sends what a test wants it to send.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

export interface Host {
  /** Where the page is: `http://127.0.0.1:1234/synfin/`. */
  readonly page: string;
  /** What else there is, by path, before what is the page's. */
  readonly others: Map<string, string>;
  /** Sent with everything. */
  readonly headers: Record<string, string>;
  close: () => Promise<void>;
}

export async function host(folder = '/synfin/'): Promise<Host> {
  const others = new Map<string, string>();
  const headers: Record<string, string> = { 'cache-control': 'no-cache' };

  async function contentOf(path: string): Promise<Buffer | string | null> {
    const other = others.get(path);
    if (other !== undefined) return other;
    if (!path.startsWith(folder)) return null;
    const name = path.slice(folder.length) || 'index.html';
    try {
      return await readFile(BUILT + name);
    } catch {
      return null;
    }
  }

  async function answer({ url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(url, 'http://host').pathname;
    const content = await contentOf(path);
    const type = content === null ? 'text/plain' : (TYPES[extname(path)] ?? 'text/html');
    response.writeHead(content === null ? 404 : 200, {
      ...headers,
      'content-type': `${type}; charset=utf-8`,
    });
    response.end(content ?? 'There is no such page.');
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  const { port } = server.address() as AddressInfo;
  return {
    page: `http://127.0.0.1:${port}${folder}`,
    others,
    headers,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
