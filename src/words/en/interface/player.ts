/** Words of the playback controls. */
import type { PlayerWords } from '../../contract/index.ts';

export const player: PlayerWords = {
  play: 'Play',
  pause: 'Pause',
  playAgain: 'Play again from the start',
  toStart: 'To the start',
  stepBack: 'Step back',
  stepForward: 'Step forward',
  nextTimer: 'Next timer that fires',
  timeline: 'Timeline',
  /** Of a long run, while it is simulated. */
  growing: (segments: number) => `${segments.toLocaleString('en')} segments…`,
  stopGrowing: 'Stop here',
  clock: (now: string, end: string) => `${now} of ${end}`,
  withKey: (label: string, key: string) => `${label} (${key})`,
};
