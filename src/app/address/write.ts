/** The reader's changes as parts of an address; `read.ts` beside it reads them. */
import type { Changes } from '../../player/changes.ts';
import { MILLISECOND, SECOND, writeExact } from '../../simulation/written/numbers.ts';

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
