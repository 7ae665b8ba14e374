/** Where each view beside the diagram is loaded from, when it is looked at. */
import type { Component } from 'svelte';
import type { ViewWords } from '../../words/contract/index.ts';
import type { PanelName } from './names.ts';

/** A view with what it needs of the page; its words have been loaded. */
export type Panel = Component<{ text: ViewWords }>;

export const PANEL_LOADERS = {
  states: async () => (await import('./StatesPanel.svelte')).default,
  edit: async () => (await import('./EditPanel.svelte')).default,
  segment: async () => (await import('./SegmentPanel.svelte')).default,
  space: async () => (await import('./SpacePanel.svelte')).default,
  log: async () => (await import('./LogPanel.svelte')).default,
} as const satisfies Record<PanelName, () => Promise<Panel>>;
