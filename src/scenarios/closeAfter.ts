/**
 * The family `close-after/<ms>`: how long the server's program takes to close once it has read the end of file. On Linux, whose
 * kernel holds the ACK of a FIN back for a moment (40 ms), that decides whether the close has three segments or four.
 */
import { ms } from '../../machines/tcp/time.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { SERVER, scenario } from './base.ts';

export const CLOSE_AFTER_MOST = 5000;

/** The run where it takes so many milliseconds: a whole number, written in one way only. */
export function closeAfter(rest: string): Scenario | null {
  const afterMs = closeAfterMs(rest);
  if (afterMs === null) return null;
  return scenario(`close-after/${afterMs}`, {
    profile: 'linuxTextbook',
    settings: {},
    server: {
      ...SERVER,
      reactions: [
        { on: 'data', afterUs: ms(80), call: 'send', bytes: 200 },
        { on: 'endOfFile', afterUs: ms(afterMs), call: 'close' },
      ],
    },
  });
}

/** The milliseconds that stand behind the family's name; null where that is no such number. */
export function closeAfterMs(rest: string): number | null {
  if (!/^(0|[1-9]\d{0,4})$/.test(rest)) return null;
  const afterMs = Number(rest);
  return afterMs <= CLOSE_AFTER_MOST ? afterMs : null;
}
