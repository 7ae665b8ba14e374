/** How odd a connection is, so that in a list of thousands what is worth a look comes first: each reason with its numbers. */
import { SIDES, type Side } from '../trace/side.ts';
import type { ConnectionSummary, DirectionSummary } from './summary.ts';

export type Oddity =
  | { readonly what: 'refused' }
  | { readonly what: 'neverAnswered'; readonly syns: number }
  | { readonly what: 'halfOpen' }
  | { readonly what: 'reset'; readonly by: Side }
  | { readonly what: 'neverClosed'; readonly by: Side; readonly forNs: number }
  | { readonly what: 'zeroWindow'; readonly by: Side; readonly count: number }
  | { readonly what: 'retransmissions'; readonly count: number; readonly share: number }
  | { readonly what: 'outOfOrder'; readonly count: number }
  | { readonly what: 'slow'; readonly rttNs: number }
  | { readonly what: 'malformedOptions'; readonly count: number }
  | { readonly what: 'badChecksums'; readonly count: number }
  | { readonly what: 'mirrored'; readonly count: number }
  | { readonly what: 'notCaptured'; readonly count: number }
  | { readonly what: 'oneSided' };

/** A round trip that is slow anywhere on earth; a FIN that is answered this late was forgotten. */
export const SLOW_NS = 250_000_000;
const FORGOTTEN_NS = 1_000_000_000;

export function odditiesOf(summary: ConnectionSummary): Oddity[] {
  const { ending, isOneSided } = summary;
  const found: Oddity[] = [];
  if (ending.kind === 'refused' || ending.kind === 'halfOpen') found.push({ what: ending.kind });
  if (ending.kind === 'neverAnswered') found.push({ what: 'neverAnswered', syns: ending.syns });
  if (ending.kind === 'reset') found.push({ what: 'reset', by: ending.by });
  if (ending.kind === 'halfClosed' && ending.forNs >= FORGOTTEN_NS && !isOneSided)
    found.push({ what: 'neverClosed', by: other(ending.by), forNs: ending.forNs });
  for (const by of SIDES) {
    const count = summary.from[by].zeroWindows;
    if (count > 0) found.push({ what: 'zeroWindow', by, count });
  }
  found.push(...countsOf(summary));
  if (isOneSided) found.push({ what: 'oneSided' });
  return found;
}

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

export const total = (
  { from }: ConnectionSummary,
  of: (direction: DirectionSummary) => number,
): number => of(from.client) + of(from.server);

/** The whole path, as far as the capture tells: from its point to either end and back. */
export function rttOf({ from, handshakeNs }: ConnectionSummary): number | null {
  const { client, server } = from;
  if (client.leastRttNs === null || server.leastRttNs === null)
    return handshakeNs ?? server.leastRttNs ?? client.leastRttNs;
  return client.leastRttNs + server.leastRttNs;
}

function countsOf(summary: ConnectionSummary): Oddity[] {
  const found: Oddity[] = [];
  const segments = total(summary, (one) => one.segments);
  const again = total(summary, (one) => one.retransmissions);
  if (again > 0) found.push({ what: 'retransmissions', count: again, share: again / segments });
  const counted = {
    outOfOrder: total(summary, (one) => one.outOfOrder),
    malformedOptions: total(summary, (one) => one.malformedOptions),
    badChecksums: total(summary, (one) => one.badChecksums),
    mirrored: total(summary, (one) => one.mirrored),
    notCaptured: total(summary, (one) => one.lostSegments),
  };
  for (const [what, count] of Object.entries(counted) as [keyof typeof counted, number][])
    if (count > 0) found.push({ what, count });
  const rttNs = rttOf(summary);
  if (rttNs !== null && rttNs >= SLOW_NS) found.push({ what: 'slow', rttNs });
  return found;
}

/** What an engineer would look at first has most. */
function weightOf(oddity: Oddity): number {
  switch (oddity.what) {
    case 'reset':
      return 60;
    case 'refused':
      return 55;
    case 'neverAnswered':
      return 50;
    case 'neverClosed':
      return 45;
    case 'zeroWindow':
      return 40;
    case 'malformedOptions':
      return 35;
    case 'halfOpen':
      return 30;
    case 'retransmissions':
      return 15 + 100 * Math.min(oddity.share, 0.3);
    case 'slow':
      return 12;
    case 'oneSided':
      return 10;
    case 'notCaptured':
      return 8;
    case 'mirrored':
      return 6;
    case 'outOfOrder':
      return 5;
    case 'badChecksums':
      // Mostly the network card was to fill them in.
      return 2;
  }
}

export const oddnessOf = (summary: ConnectionSummary): number =>
  odditiesOf(summary).reduce((sum, oddity) => sum + weightOf(oddity), 0);
