/** What the browser remembers for the reader. It may refuse (private windows, blocked storage): then nothing is remembered. */

const PREFIX = 'synfin.';

/** What was remembered under a name; null where there is nothing. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Then it holds until the page is closed.
  }
}
