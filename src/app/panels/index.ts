/** The views that the reader can have beside the sequence diagram: those whose folders say so. */
import type { Panel } from '../../views/panel.ts';

export const PANELS: readonly Panel[] = Object.values(
  import.meta.glob<Panel>('../../views/*/panel.ts', { eager: true, import: 'panel' }),
).sort((a, b) => a.order - b.order);

/** What stands beside the sequence diagram: the name of a view, or `none`. */
export type Beside = string;
export const BESIDE = ['none', ...PANELS.map(({ name }) => name)] as const;

export const panelNamed = (name: Beside): Panel | undefined =>
  PANELS.find((panel) => panel.name === name);
