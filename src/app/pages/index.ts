/** Where each page beside the run is loaded from, when it is gone to. */
import type { Component } from 'svelte';
import type { GuideWords } from '../../words/contract/index.ts';
import type { PageName } from '../address/route.ts';

export const PAGE_LOADERS: Readonly<
  Record<PageName, () => Promise<{ default: Component<{ text: GuideWords }> }>>
> = {
  lessons: () => import('./Lessons.svelte'),
  questions: () => import('./Questions.svelte'),
  myths: () => import('./Myths.svelte'),
  glossary: () => import('./Glossary.svelte'),
  server: () => import('./Server.svelte'),
  captures: () => import('./Captures.svelte'),
  losses: () => import('./Losses.svelte'),
  grid: () => import('./Grid.svelte'),
  compare: () => import('./Compare.svelte'),
  fidelity: () => import('./Fidelity.svelte'),
};
