/** The browser's bar: an address is put into it, and nothing is opened by that. */

/** In the place of the present address. `state` is what the browser keeps with it; without one, what it has kept. */
export function showAddress(hash: string, state: unknown = history.state): void {
  if (hash === location.hash && state === history.state) return;
  put('replaceState', hash, state);
}

/** The present address is left to the back button. */
export function pushAddress(hash: string): void {
  if (hash !== location.hash) put('pushState', hash, null);
}

function put(how: 'pushState' | 'replaceState', hash: string, state: unknown): void {
  try {
    history[how](state, '', hash === '' ? location.pathname + location.search : hash);
  } catch {
    // Too many in a short time, or in a frame that is kept apart: the next one will do.
  }
}
