/** The captures that are there for those who have none at hand: each of a run of synfin's own, as one of its ends saw it. */
import { farAway, slowDownload } from '../scenarios/worlds/downloads.ts';
import type { ServerScenario } from '../simulation/world/serverScenario.ts';
import type { Side } from '../trace/side.ts';
import type { Case } from './case.ts';

export type ExampleId =
  | 'whole'
  | 'slow-download'
  | 'slow-handshake'
  | 'far-away'
  | 'refused'
  | 'one-loss'
  | 'tail-loss'
  | 'needless'
  | 'stalled'
  | 'forty-ms'
  | 'three-fins'
  | 'cut-off'
  | 'leak'
  | 'flood';

export interface CaptureExample {
  readonly id: ExampleId;
  /** A scenario, or a server with many clients, by its id; `times` so many clients as it has; or one that is for captures alone. */
  readonly run:
    | Pick<Case, 'scenario' | 'profile'>
    | { readonly server: string; readonly times: number }
    | { readonly world: ServerScenario };
  /** Where it was captured. */
  readonly at: Side;
}

export const CAPTURE_EXAMPLES: readonly CaptureExample[] = [
  { id: 'whole', run: { scenario: 'open-data-close' }, at: 'client' },
  { id: 'slow-download', run: { world: slowDownload }, at: 'client' },
  { id: 'slow-handshake', run: { scenario: 'syn-lost' }, at: 'client' },
  { id: 'far-away', run: { world: farAway }, at: 'client' },
  { id: 'refused', run: { scenario: 'refused' }, at: 'client' },
  { id: 'three-fins', run: { scenario: 'last-ack-lost' }, at: 'client' },
  { id: 'one-loss', run: { scenario: 'sack-one-loss' }, at: 'client' },
  { id: 'tail-loss', run: { scenario: 'tail-loss-timeout' }, at: 'client' },
  { id: 'needless', run: { scenario: 'needless-timeout' }, at: 'client' },
  { id: 'stalled', run: { scenario: 'zero-window' }, at: 'client' },
  { id: 'forty-ms', run: { scenario: 'nagle-40ms' }, at: 'client' },
  { id: 'cut-off', run: { scenario: 'data-after-close', profile: 'linux' }, at: 'client' },
  { id: 'leak', run: { scenario: 'close-wait-leak' }, at: 'server' },
  { id: 'flood', run: { server: 'server-syn-flood', times: 10 }, at: 'server' },
];
