/** Why a part of the page has not come, or does not work: what is said of it depends on that. */
import type { WhyMissing } from './state/Messages.svelte.ts';

/** What browsers say where a file does not come: Chromium, Firefox, Safari; and Vite, of a style. */
const NOT_LOADED =
  /dynamically imported module|importing a module script|unable to preload css|module script failed/i;

/** So long the host may take to answer. */
const PATIENCE_MS = 4000;

export async function causeOf(error: unknown): Promise<WhyMissing> {
  const message = error instanceof Error ? error.message : '';
  if (!NOT_LOADED.test(message)) {
    // Whoever looks for the fault finds it there.
    console.error(error);
    return 'fault';
  }
  if (!navigator.onLine) return 'connection';
  const [part] = /\bhttps?:\S+/.exec(message) ?? [];
  try {
    // What is gone may be what it imports: then this file, of the same version, most likely is gone too.
    const asked = [part, import.meta.url].filter((url) => url !== undefined);
    const gone = await Promise.all(asked.map((url) => isGone(url)));
    return gone.includes(true) ? 'renewed' : 'unknown';
  } catch {
    return 'connection';
  }
}

/** The host answers, but no longer with that file; some send the page in the place of what they do not have. */
async function isGone(url: string): Promise<boolean> {
  // The worker does not answer that.
  const { status, headers } = await fetch(url, {
    method: 'HEAD',
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return [404, 410].includes(status) || (headers.get('content-type') ?? '').includes('text/html');
}
