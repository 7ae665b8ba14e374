/** What works out the programs of a run, and lays out and draws their calls on the ladder. Loaded where they are shown. */
export { programsOf } from '../../analysis/sockets/programsOf.ts';
export { default as Lane } from './Lane.svelte';
export { default as LaneLabels } from './LaneLabels.svelte';
export { lanesOf } from './lanes.ts';
