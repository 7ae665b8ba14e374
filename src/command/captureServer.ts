/**
 * The page and a capture that it is to show, served to a browser on this machine and to nobody else: on the loopback address, at a
 * path that cannot be guessed, for as long as the command runs.
 *
 * Other users of the machine reach the port, but do not know the path. Pages of other sites that the reader's browser has open
 * reach it too: they may not read what comes back (no CORS), and one whose name was made to lead here (DNS rebinding) is known
 * by the `Host` that its browser sends (RFC 9110, section 7.2).
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LIVE_FILE } from '../capture/live.ts';
import type { CaptureOctets } from './captureOctets.ts';

export interface CaptureServer {
  /** Where the page shows the capture. */
  readonly address: string;
  /** Leads there once: for what others may read, such as the arguments of a program. */
  readonly once: string;
  /** At once, whoever still reads. */
  readonly close: () => void;
  /** Once nobody has asked for anything for so long. */
  readonly closeWhenIdle: (ms: number) => void;
}

const LOOPBACK = '127.0.0.1';
/** A tunnel (`ssh -L`) has a port of its own at its other end. */
const OWN_NAMES = new Set([LOOPBACK, 'localhost']);

/** All that a page consists of. What would keep it beyond the command (its service worker) is not given. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};
const NOT_GIVEN = new Set(['sw.js']);

/** Nothing of it stays in the browser, and the path goes nowhere else. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const unguessable = () => randomBytes(32).toString('base64url');

/** `page` is the folder that has the built page. Rejects where no port can be had. */
export async function captureServer(page: string, octets: CaptureOctets): Promise<CaptureServer> {
  const token = unguessable();
  let ticket: string | null = unguessable();
  let idle: NodeJS.Timeout | null = null;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    idle?.refresh();
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const [first, ...rest] = pathOf(request);
    if (!isOwnName(request.headers.host)) refuse(response, 403);
    else if (request.method !== 'GET') refuse(response, 405, { Allow: 'GET' });
    else if (ticket !== null && rest.length === 0 && isSame(first, ticket)) {
      ticket = null;
      refuse(response, 302, { Location: `/${token}/${LIVE_HASH}` });
    } else if (!isSame(first, token)) refuse(response, 404);
    else if (rest.length === 1 && rest[0] === LIVE_FILE) stream(response);
    else file(response, rest);
  }

  function stream(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'application/octet-stream' });
    // The page knows at once that something will come.
    response.flushHeaders();
    give(Readable.from(octets.fromStart()), response);
  }

  function file(response: ServerResponse, parts: readonly string[]): void {
    const name = normalize(parts.join('/') || 'index.html');
    const type = TYPES[extname(name)];
    const path = join(page, name);
    const isInside = path.startsWith(page + sep);
    if (type === undefined || NOT_GIVEN.has(name) || !isInside || !isFile(path)) {
      refuse(response, 404);
      return;
    }
    response.writeHead(200, { 'Content-Type': type });
    give(createReadStream(path), response);
  }

  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, LOOPBACK, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://${LOOPBACK}:${port}`;

  function close(): void {
    server.close();
    server.closeAllConnections();
  }

  function closeWhenIdle(ms: number): void {
    idle = setTimeout(close, ms);
  }

  return {
    address: `${origin}/${token}/${LIVE_HASH}`,
    once: `${origin}/${ticket}`,
    close,
    closeWhenIdle,
  };
}

/** As the page's own addresses have it: `src/app/pages/captures/rest.ts`. */
const LIVE_HASH = '#/captures/live';

function refuse(response: ServerResponse, status: number, headers = {}): void {
  response.writeHead(status, headers).end();
}

/** Who reads no further has gone; a file that is gone breaks off what was begun. */
const give = (from: Readable, response: ServerResponse): void =>
  void pipeline(from, response).catch(() => response.destroy());

const isOwnName = (host: string | undefined): boolean =>
  OWN_NAMES.has((host ?? '').replace(/:\d+$/, ''));

/** The parts of its path, as far as they can be read. */
function pathOf({ url = '' }: IncomingMessage): string[] {
  const [path = ''] = url.split(/[?#]/);
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return [];
  }
}

/** Takes as long for any two of one length. */
function isSame(told: string | undefined, known: string): boolean {
  const [a, b] = [Buffer.from(told ?? ''), Buffer.from(known)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
