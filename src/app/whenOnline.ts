/** How long after the browser has a connection again it may still lead nowhere, in milliseconds. */
const WAITS_MS = [0, 1000, 4000];

/** Tries again now that there is a connection, and a little later: the first requests over it often fail. */
export function whenOnline(tryAgain: () => void): void {
  for (const waitMs of WAITS_MS) setTimeout(tryAgain, waitMs);
}
