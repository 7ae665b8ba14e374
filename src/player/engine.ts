/**
 * What makes a still picture move and change: the playback chart, and the simulation that makes runs. It is most of the
 * page's weight, and the first picture does without it: its trace was made when the page was built.
 */
import { useSelector } from '@xstate/svelte';
import { fromStore } from 'svelte/store';
import { createActor } from 'xstate';
import {
  modeOf,
  playbackMachine,
  type PlaybackEvent,
  type PlaybackRequest,
  type PlaybackSnapshot,
} from '../../machines/playback/playback.ts';

export { Gait } from './gait.ts';
export { Growth } from './Growth.svelte.ts';
export { simulateLong } from './longRun.ts';
export * as past from './past.ts';
export * as revise from './revise.ts';
export { frameTicker } from './ticker.ts';
export * as walk from './walk.ts';

/** How each thing that the chart asks for is done. */
type Doing = {
  readonly [Request in PlaybackRequest as Request['type']]: (request: Request) => void;
};

/** The playback chart at work, and what is shown of it. */
export function startPlayback(doing: Doing) {
  const actor = createActor(playbackMachine);
  actor.on('step', doing.step);
  actor.on('rewind', doing.rewind);
  actor.on('run', doing.run);
  actor.on('rest', doing.rest);
  actor.start();
  const selected = <T>(select: (snapshot: PlaybackSnapshot) => T) =>
    fromStore(useSelector(actor, select));
  return {
    mode: selected(modeOf),
    speed: selected(({ context }) => context.speed),
    send: (event: PlaybackEvent) => actor.send(event),
    stop: () => void actor.stop(),
  };
}
