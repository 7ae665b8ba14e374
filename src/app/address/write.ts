/** A bookmark as an address; its form is told in `index.ts`, which reads it. */
import type { Bookmark } from '../../player/bookmark.ts';
import type { Changes } from '../../player/changes.ts';
import { isOwn, nameInAddress } from '../../scenarios/own.ts';
import { MILLISECOND, SECOND, writeExact } from '../../simulation/written/numbers.ts';

export interface Address extends Bookmark {
  /** Names a lesson's step, a question, ...: whether there is such a one, is seen when it is opened. */
  readonly guide?: string;
}

export function writeAddress({ scenario, changes, at, done, guide, origin = '' }: Address): string {
  const isStart = at === 0 && done === 0;
  const parts = [
    ['t', isStart ? '' : writeExact(at, SECOND)],
    ['n', isStart || done === null ? '' : String(done)],
    ['p', changes.profile ?? ''],
    ['f', writeSegments(changes.segments)],
    ['c', writeCalls(changes.calls)],
    ['l', writeDelays(changes.delays)],
    ['g', guide ?? ''],
    // One of the reader's own would be as long again.
    ['o', isOwn(origin) ? '' : origin],
  ] as const;
  const query = parts.flatMap(([key, text]) => (text === '' ? [] : [`${key}=${text}`]));
  const name = nameInAddress(scenario);
  return query.length === 0 ? `#${name}` : `#${name}?${query.join('&')}`;
}

/** `client.3.drop,server.2.delay.200` */
export const writeSegments = (segments: Changes['segments']): string =>
  segments
    .map((segment) => {
      const name = `${segment.from}.${segment.nth}.${segment.do}`;
      return 'byUs' in segment ? `${name}.${writeExact(segment.byUs, MILLISECOND)}` : name;
    })
    .join(',');

/** `client.close@2.5,server.send.100@1,client.connect.unnamed@0` */
export const writeCalls = (calls: Changes['calls']): string =>
  calls
    .map(({ side, call, bytes, remote, atUs }) => {
      const words = [side, call, ...(bytes === undefined ? [] : [String(bytes)])];
      if (remote !== undefined) words.push(remote ? 'named' : 'unnamed');
      return `${words.join('.')}@${writeExact(atUs, SECOND)}`;
    })
    .join(',');

/** `80@1.2`: 80 ms from 1.2 s on */
export const writeDelays = (delays: Changes['delays']): string =>
  delays
    .map(({ delayUs, atUs }) => `${writeExact(delayUs, MILLISECOND)}@${writeExact(atUs, SECOND)}`)
    .join(',');
