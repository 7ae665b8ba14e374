/** The views that the reader can have beside the sequence diagram, or on a small screen instead of it. */
export const PANELS = ['states', 'segment', 'space', 'log', 'edit'] as const;
export type PanelName = (typeof PANELS)[number];

/** What stands beside the sequence diagram. */
export const BESIDE = ['none', ...PANELS] as const;
export type Beside = (typeof BESIDE)[number];
