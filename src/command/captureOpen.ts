/**
 * `--open`: the capture on the page too, as it comes. The page is served by this very command and is gone with it: at Ctrl-C, or,
 * where nobody sits at a terminal to press that, once the capture has ended and nothing has been asked for any more.
 */
import { size } from '../words/size.ts';
import { MOST_LIVE } from '../capture/live.ts';
import { builtPage } from './builtPage.ts';
import { CaptureOctets } from './captureOctets.ts';
import { captureServer, type CaptureServer } from './captureServer.ts';
import { openBrowser } from './openBrowser.ts';
import { Mistake, say } from './terminal.ts';

export interface OpenedPage {
  readonly push: (chunk: Uint8Array) => void;
  /** The capture has ended. */
  readonly end: () => Promise<void>;
  /** There is nothing to show. */
  readonly close: () => void;
}

/** The page loads some of its parts when they are first looked at. */
const IDLE_MINUTES = 10;

const atTerminal = (): boolean => process.stdout.isTTY || process.stderr.isTTY;

/** Lines go on while the page is built, and where it cannot be opened: then that is said. */
export function openPage(): OpenedPage {
  const octets = new CaptureOctets();
  const closing = new AbortController();
  const opening = open(closing.signal).catch(failed);

  async function open(signal: AbortSignal): Promise<CaptureServer | null> {
    const page = await builtPage(signal);
    signal.throwIfAborted();
    const server = await captureServer(page, octets);
    process.once('SIGINT', () => process.exit());
    say(`The page: ${server.address}`);
    say('It is for this machine alone, and ends with this command (Ctrl-C).');
    if (atTerminal()) openBrowser(server.once);
    return server;
  }

  function push(chunk: Uint8Array): void {
    const isFull = octets.push(chunk);
    if (isFull) say(`The page has the first ${size(MOST_LIVE)}, and is given no more.`);
  }

  async function end(): Promise<void> {
    octets.end();
    const server = await opening;
    if (server === null) return;
    if (atTerminal()) {
      say('The capture has ended. The page stays until Ctrl-C.');
      return;
    }
    say(
      `The capture has ended. The page stays until it is left alone for ${IDLE_MINUTES} minutes.`,
    );
    server.closeWhenIdle(IDLE_MINUTES * 60_000);
  }

  function close(): void {
    closing.abort();
    void opening.then((server) => server?.close());
  }

  return { push, end, close };
}

function failed(error: unknown): null {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'AbortError') return null;
  say(error instanceof Mistake ? error.message : `The page cannot be served: ${error.message}.`);
  process.exitCode = 2;
  return null;
}
