/** What a browser has and jsdom has not: media queries and observers of size. Nothing here changes by itself. */
import { vi } from 'vitest';

Element.prototype.scrollIntoView = () => undefined;

/** `matching` are the media queries that hold. */
export function stubBrowser(matching: readonly string[] = []): void {
  vi.stubGlobal('matchMedia', (media: string) => ({
    media,
    matches: matching.includes(media),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
}
