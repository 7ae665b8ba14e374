/** Light and dark: as the system has it, or as the reader wants it. The colours themselves are in tokens.css. */
import type { Theme } from './Settings.svelte.ts';

const PREFERS_DARK = '(prefers-color-scheme: dark)';

/** The paper's colour, for the bars of the browser around the page: tokens.css cannot reach those. */
const PAPER = { light: '#f7f6f2', dark: '#12151a' } as const;

export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes('dark') ? 'dark' : 'light';
    meta.content = PAPER[theme === 'system' ? own : theme];
  }
}

/** The next one in turn: first what the system does not show, so that the first press is always seen. */
export function nextTheme(theme: Theme): Theme {
  const [same, other]: Theme[] = matchMedia(PREFERS_DARK).matches
    ? ['dark', 'light']
    : ['light', 'dark'];
  if (theme === 'system') return other ?? 'dark';
  return theme === other ? (same ?? 'light') : 'system';
}
