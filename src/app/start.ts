/** Starts the application: in the reader's language and colours, as soon as the words are there. */
import { mount } from 'svelte';
import { loadChunk } from '../words/lexicon.ts';
import type { FirstWords } from '../words/contract/index.ts';
import App from './App.svelte';
import { newSettings } from './Settings.svelte.ts';
import { applyTheme } from './theme.ts';

export async function start(target: HTMLElement): Promise<void> {
  const settings = newSettings();
  applyTheme(settings.theme);
  let words: FirstWords;
  try {
    words = await loadChunk('first', settings.language);
  } catch (error) {
    // There are no words yet to say it in, but for those of the document.
    target.firstElementChild?.classList.add('now');
    throw error;
  }
  target.textContent = '';
  mount(App, { target, props: { settings, words } });
}
