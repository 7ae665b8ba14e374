/** The segments that a reader has lost in a server's run, as its address has them: `4.client.1,2.server.3`. */
import type { WorldFault } from '../../../simulation/world/worldScenario.ts';
import { readWhole } from '../../../simulation/written/numbers.ts';

/** By its connection, its sender, and its number among those that the sender has sent. */
export interface LostSegment {
  readonly connection: number;
  readonly from: 'client' | 'server';
  readonly nth: number;
}

const MOST_LOST = 200;
const LOST = /^(\d+)\.(client|server)\.([1-9]\d*)$/;

export const lostFrom = (text: string): readonly LostSegment[] =>
  text.split(',').slice(0, MOST_LOST).flatMap(segmentFrom);

function segmentFrom(text: string): LostSegment[] {
  const [, of = '', from, number = ''] = LOST.exec(text) ?? [];
  const [connection, nth] = [readWhole(of, 1e5), readWhole(number, 1e6)];
  if (connection === null || nth === null || from === undefined) return [];
  return [{ connection, from: from === 'client' ? 'client' : 'server', nth }];
}

export const lostText = (lost: readonly LostSegment[]): string =>
  lost.map(({ connection, from, nth }) => `${connection}.${from}.${nth}`).join(',');

export const faultsOf = (lost: readonly LostSegment[]): readonly WorldFault[] =>
  lost.map(({ connection, from, nth }) => ({ connection, match: { from, nth }, do: 'drop' }));
