/** Patience measured by time (`giveUpBy`): as long as so many retransmissions from the minimum RTO on would take. */
import type { Profile } from '../profile.ts';
import type { Tcb } from '../tcb.ts';
import type { Time } from '../time.ts';

/** What 0 orphan retries mean. */
const DEFAULT_ORPHAN_RETRIES = 8;

/** No program holds the connection any more: it was closed, and nobody waits in that call. */
export const isOrphan = ({ orphan, lingersUntil }: Tcb, now: Time): boolean =>
  orphan && (lingersUntil === null || now >= lingersUntil);

/** How long so many retransmissions take when the first waits for the minimum RTO. */
export function patienceUs(
  retries: number,
  profile: Pick<Profile, 'rtoMinUs' | 'rtoMaxUs'>,
): number {
  const doublings = Math.floor(Math.log2(profile.rtoMaxUs / profile.rtoMinUs));
  if (retries <= doublings) return (2 ** (retries + 1) - 1) * profile.rtoMinUs;
  return (2 ** (doublings + 1) - 1) * profile.rtoMinUs + (retries - doublings) * profile.rtoMaxUs;
}

/** Whether the retransmission timer has fired once too often. */
export function isOver(tcb: Tcb, profile: Profile, now: Time): boolean {
  const { firstAgainAt } = tcb;
  if (firstAgainAt === null || tcb.retransmissions === 0) return false;
  return (
    now - firstAgainAt >= patienceUs(retriesOf({ orphan: isOrphan(tcb, now) }, profile), profile)
  );
}

/**
 * Where patience is a time, the probes of a shut window have a limit too: of those that nobody answers in a row; and where no
 * program holds the connection, answered or not, once they are as far apart as they may be.
 */
export function probesAreOver(
  tcb: Tcb,
  { giveUpBy, orphanRetries, dataRetries, rtoMaxUs }: Profile,
  now: Time,
): boolean {
  const { probes, probesUnanswered, rtoUs } = tcb;
  if (giveUpBy === 'count') return false;
  if (!isOrphan(tcb, now) || orphanRetries === null) return probesUnanswered >= dataRetries;
  const isSlow = rtoUs * 2 ** probes >= rtoMaxUs;
  const most = orphanRetries === 0 && !isSlow ? DEFAULT_ORPHAN_RETRIES : orphanRetries;
  return (isSlow && probes >= most) || probesUnanswered >= most;
}

/** How many retransmissions the patience is measured by: fewer where no program holds the connection any more. */
export function retriesOf(
  { orphan }: Pick<Tcb, 'orphan'>,
  { orphanRetries, dataRetries }: Pick<Profile, 'orphanRetries' | 'dataRetries'>,
): number {
  return orphan && orphanRetries !== null ? orphanRetries || DEFAULT_ORPHAN_RETRIES : dataRetries;
}
