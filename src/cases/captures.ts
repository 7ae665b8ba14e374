/** The captures that are there for those who have none at hand: each of a run of synfin's own, as one of its ends saw it. */
import { programOf } from '../../machines/server/program.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { groupOf } from '../simulation/world/clientGroups.ts';
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

/** Clients ask for 24 kB, for which the server's application needs 300 ms. */
const download = (
  id: string,
  given: Pick<ServerScenario, 'link' | 'faults'> & { readonly count: number },
): ServerScenario => ({
  ...{ version: 2, id, profile: 'linux', port: 8080, host: {}, untilUs: s(20) },
  ...{ link: given.link, ...(given.faults && { faults: given.faults }) },
  program: programOf('thread', { service: { ioUs: ms(300), cpuUs: 0 }, answerBytes: 24_000 }),
  clients: [
    groupOf({ count: given.count, requestBytes: 120, rhythm: { kind: 'every', us: ms(300) } }),
  ],
});

/** Of five that ask alike, the third loses its request, and later a segment of the answer. */
const slowDownload = download('slow-download', {
  ...{ link: { delayUs: ms(20) }, count: 5 },
  faults: [
    { connection: 2, match: { from: 'client', kind: 'DATA', nth: 1 }, do: 'drop' },
    { connection: 2, match: { from: 'server', kind: 'DATA', nth: 5 }, do: 'drop' },
  ],
});

const farAway = download('far-away', { link: { delayUs: ms(100) }, count: 1 });

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
