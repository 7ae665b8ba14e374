/**
 * A run of a server with many clients as data for other programs: the scenario that gives this very run, who is in it, and all
 * that happened, in the one order in which it did. By itself it is a file that `npm run simulate` reads.
 */
import type { WorldTrace } from '../trace/world.ts';

/** `scenario` is in the form of a file. */
export function worldJson(
  scenario: object,
  { clients, listeners, happenings, end }: WorldTrace,
): string {
  const file = { format: 'synfin-world', scenario, clients, listeners, happenings, end };
  return `${JSON.stringify(file, null, 1)}\n`;
}
