/**
 * What makes a still picture move and change: the playback chart, and the simulation that makes runs. It is most of the
 * page's weight, and the first picture does without it: its trace was made when the page was built.
 */
import { createActor } from 'xstate';
import { playbackMachine } from '../../machines/playback/playback.ts';

export { modeOf } from '../../machines/playback/playback.ts';
export { simulateLong } from './longRun.ts';
export * as past from './past.ts';
export * as revise from './revise.ts';

export const playback = () => createActor(playbackMachine);
