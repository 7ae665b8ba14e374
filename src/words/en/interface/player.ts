/** Words of the playback controls. */
import type { PlayerWords } from '../../contract/index.ts';

export const player: PlayerWords = {
  controls: 'Playback',
  play: 'Play',
  pause: 'Pause',
  playAgain: 'Play again from the start',
  toStart: 'To the start',
  stepBack: 'One step back',
  stepForward: 'One step on',
  nextTimer: 'On to the next timer that fires',
  speed: 'Speed',
  times: (n: number) => `${n}×`,
  timeline: 'Timeline',
  clock: (now: string, end: string) => `${now} of ${end}`,
  withKey: (label: string, key: string) => `${label} (${key})`,
};
