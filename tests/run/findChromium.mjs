/**
 * Where is a Chromium for the browser tests? Looked for in this order: SYNFIN_CHROMIUM, the PATH, the usual places of
 * macOS and Windows, what Playwright has installed. When there is none it is installed: as root from Debian's packages,
 * else by Playwright.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A shell without windows is the same browser, and opens pages in half the time. */
const NAMES = [
  ...['chromium-headless-shell', 'chrome-headless-shell'],
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
];
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
];
const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';

/** The path of a Chromium that starts; installs one if need be. Throws an Error whose message says what to type. */
export async function findChromium() {
  const named = process.env.SYNFIN_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (starts(named)) return named;
    throw new Error(`SYNFIN_CHROMIUM is "${named}", which does not start. Correct or unset it.`);
  }
  const found = (await installedChromium()) ?? (await installChromium());
  if (found !== undefined) return found;
  throw new Error(
    'The browser tests need Chromium, and it could neither be found nor installed.\n' +
      'On Debian type: sudo apt-get install chromium\n' +
      'Elsewhere type: npx playwright install chromium\n' +
      'Or name the browser you have: SYNFIN_CHROMIUM=/path/to/chrome npm test',
  );
}

async function installedChromium() {
  const { chromium } = await import('@playwright/test');
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...USUAL_PLACES,
    chromium.executablePath(),
  ];
  return candidates.find(starts);
}

async function installChromium() {
  if (process.getuid?.() === 0 && succeeds('apt-get', ['--version'], 'ignore')) {
    console.error(
      'No Chromium found. Installing it from Debian\'s packages, with "fonts-noto-cjk" ...',
    );
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const install = (/** @type {string} */ browser) =>
      succeeds('apt-get', ['install', '-y', browser, 'fonts-noto-cjk'], 'inherit', env);
    succeeds('apt-get', ['update'], 'inherit', env);
    if (!install('chromium-headless-shell')) install('chromium');
  } else {
    console.error('No Chromium found. Trying "npx playwright install chromium" ...');
    succeeds(process.execPath, [PLAYWRIGHT, 'install', 'chromium'], 'inherit');
  }
  return installedChromium();
}

/**
 * A file called chromium may be a note that the browser is to be had elsewhere (Ubuntu), so ask for its version.
 * @param {string} path
 */
function starts(path) {
  if (!existsSync(path)) return false;
  // On Windows the question would open a window.
  return process.platform === 'win32' || succeeds(path, ['--version'], 'ignore');
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {'ignore' | 'inherit'} output
 * @param {NodeJS.ProcessEnv} env
 */
function succeeds(command, args, output, env = process.env) {
  const { status } = spawnSync(command, args, { env, stdio: ['ignore', output, output] });
  return status === 0;
}
