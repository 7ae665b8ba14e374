/** `npm run capture -- - --open`: the capture on the page, on this machine and by a path that cannot be guessed. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LIVE_FILE } from '../../src/capture/live.ts';
import { isNewer } from '../../src/command/builtPage.ts';
import { CaptureOctets } from '../../src/command/captureOctets.ts';
import { captureServer, type CaptureServer } from '../../src/command/captureServer.ts';

let folder = '';
let octets = new CaptureOctets();
let server: CaptureServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'synfin-'));
  mkdirSync(join(folder, 'page/assets'), { recursive: true });
  writeFileSync(join(folder, 'page/index.html'), 'the page');
  writeFileSync(join(folder, 'page/sw.js'), 'keeps the page');
  writeFileSync(join(folder, 'page/assets/main.js'), 'the program');
  writeFileSync(join(folder, 'other.js'), 'beside the page');
  octets = new CaptureOctets();
  server = await captureServer(join(folder, 'page'), octets);
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Asked {
  readonly method?: string;
  readonly host?: string;
}

/** As it is written: `fetch` would mend the path and the host. */
async function ask(path: string, { method = 'GET', host }: Asked = {}): Promise<IncomingMessage> {
  const { hostname, port, host: own } = new URL(server.address);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, method, headers: { Host: host ?? own }, agent: false }, resolve)
      .on('error', reject)
      .end();
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return text;
}

const home = () => new URL(server.address).pathname;

describe('the page', () => {
  test('is served on the loopback address, at a path of 256 random bits', () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}\/#\/captures\/live$/);
  });

  test('comes with all that it loads, kept by no cache and told to no other site', async () => {
    const page = await ask(home());
    expect(await textOf(page)).toBe('the page');
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(page.headers).not.toHaveProperty('access-control-allow-origin');
    expect(await textOf(await ask(`${home()}assets/main.js`))).toBe('the program');
  });

  test.each([
    ['another path', () => '/', 404],
    ['another token', () => `/${'x'.repeat(43)}/`, 404],
    ['the capture by no token', () => `/${LIVE_FILE}`, 404],
    ['what is not there', () => `${home()}none.js`, 404],
    ['what lies beside the page', () => `${home()}../other.js`, 404],
    ['the same in letters that are escaped', () => `${home()}%2e%2e%2fother.js`, 404],
    ['letters that cannot be read', () => `${home()}%E0%A4.js`, 404],
    ['what would keep the page in the browser', () => `${home()}sw.js`, 404],
  ])('%s is not served', async (_, path, status) => {
    expect((await ask(path())).statusCode).toBe(status);
  });

  test('is asked for, and nothing else is done with it', async () => {
    expect((await ask(home(), { method: 'POST' })).statusCode).toBe(405);
  });

  // RFC 9110, section 7.2: a browser sends the name that it was led by.
  test.each([
    ['rebound.example', 403],
    ['127.0.0.1.rebound.example', 403],
    ['localhost:9999', 200],
    ['127.0.0.1', 200],
  ])('for the host %s is answered with %d', async (host, status) => {
    expect((await ask(home(), { host })).statusCode).toBe(status);
  });

  test('is led to once by what is told to the program that opens it', async () => {
    const ticket = new URL(server.once).pathname;
    const [first, second] = [await ask(ticket), await ask(ticket)];
    expect(first.statusCode).toBe(302);
    expect(new URL(first.headers.location ?? '', server.once).href).toBe(server.address);
    expect(second.statusCode).toBe(404);
  });
});

describe('the capture', () => {
  const stream = () => ask(`${home()}${LIVE_FILE}`);
  const next = async (from: AsyncIterator<unknown>) => String((await from.next()).value);

  test('comes as it is taken, and whoever is late has all of it', async () => {
    const early = (await stream())[Symbol.asyncIterator]();
    octets.push(Buffer.from('one '));
    expect(await next(early)).toBe('one ');
    octets.push(Buffer.from('two'));
    expect(await next(early)).toBe('two');
    octets.end();
    expect(await early.next()).toMatchObject({ done: true });
    expect(await textOf(await stream())).toBe('one two');
  });

  test('is kept apart from the chunk, which is used again', async () => {
    const chunk = Buffer.from('one');
    octets.push(chunk);
    chunk.fill('x');
    octets.end();
    expect(await textOf(await stream())).toBe('one');
  });

  test('is given up to a bound', async () => {
    const few = new CaptureOctets(5);
    expect(['four', 'more', 'yet'].map((text) => few.push(Buffer.from(text)))).toEqual([
      ...[false, true, false],
    ]);
    const given = [];
    for await (const chunk of few.fromStart()) given.push(String(chunk));
    expect(given).toEqual(['four', 'm']);
  });

  test('is cut off where the command ends', async () => {
    const response = await stream();
    server.close();
    await expect(textOf(response)).rejects.toThrow();
  });
});

test('a page that is older than a source is built again', () => {
  const [main, before, after] = [join(folder, 'page/assets/main.js'), 1_000, 3_000];
  for (const name of ['page/assets', 'page/index.html', 'page/sw.js'])
    utimesSync(join(folder, name), before, before);
  utimesSync(main, after, after);
  expect(isNewer(join(folder, 'page'), 2_000_000)).toBe(true);
  expect(isNewer(join(folder, 'page'), 4_000_000)).toBe(false);
  expect(isNewer(join(folder, 'none'), 0)).toBe(false);
});
