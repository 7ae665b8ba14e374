/** Does what a command says. Some are the page's. */
import type { PlayerContract } from './contract.ts';
import type { Command, PageCommand } from './shortcuts.ts';

type Doing = (player: PlayerContract, selected: number | null) => void;

const DOING = {
  toggle: (player) => player.toggle(),
  stepForward: (player) => player.step(1),
  stepBack: (player) => player.step(-1),
  nextChange: (player) => player.stepToChange(1),
  previousChange: (player) => player.stepToChange(-1),
  toStart: (player) => player.toStart(),
  toEnd: (player) => player.toEnd(),
  nextTimer: (player) => player.nextTimer(),
  lose(player, selected) {
    const flight = selected ?? player.inAir;
    if (flight !== null) player.lose(flight);
  },
  undo: (player) => player.undo(),
  redo: (player) => player.redo(),
} as const satisfies Record<Exclude<Command, PageCommand>, Doing>;

/** `selected` is the segment the reader has chosen, if any: an index into the trace's flights. */
export const perform = (
  player: PlayerContract,
  command: Exclude<Command, PageCommand>,
  selected: number | null = null,
): void => DOING[command](player, selected);
