/** What options a SYN offers, and what both SYNs agree on: each option is used only where both have it (RFC 7323, 2.2; RFC 2018, 2). */
import type { Profile } from './profile.ts';
import { DEFAULT_MSS, type Options, type Segment } from './segment.ts';
import { keepTimestamp, timestampsNow } from './timestamps.ts';
import type { Connected } from './turn.ts';

/** Octets that timestamps take of each segment, padding included. */
export const TIMESTAMPS_OCTETS = 12;

/** No window is scaled by more bits (RFC 7323, 2.3). */
const MOST_SCALE = 14;

/** So many bits that the largest window this end may ever offer fits into 16. */
export function scaleOf({ rcvBuf, rcvBufMax, rcvBufLocked, windowFrom }: Profile): number {
  const most = rcvBufLocked
    ? rcvBuf / (windowFrom === 'memory' ? 2 : 1)
    : Math.max(rcvBuf, rcvBufMax);
  return Math.min(Math.max(Math.floor(Math.log2(most)) - 15, 0), MOST_SCALE);
}

/** The options of a SYN of ours: all that the profile has, or, in answer to the peer's, what that offers too. */
export function synOptions(turn: Connected): Options {
  const { tcb, profile } = turn;
  const { mss, sack, timestamps, windowScaling } = profile;
  const answers = tcb.irs !== null;
  const has = { sack, timestamps, scale: windowScaling };
  if (answers)
    Object.assign(has, { sack: tcb.sackOk, timestamps: tcb.timestampsOk, scale: tcb.scaleOk });
  return {
    mss,
    ...(has.sack ? { sackPermitted: true } : {}),
    ...(has.timestamps ? { timestamps: timestampsNow(turn) } : {}),
    ...(has.scale ? { windowScale: scaleOf(profile) } : {}),
  };
}

/** What the peer's SYN and our profile have in common. */
export function negotiate(turn: Connected, syn: Segment): void {
  const { tcb, profile } = turn;
  tcb.sackOk = profile.sack && syn.sackPermitted === true;
  tcb.timestampsOk = profile.timestamps && syn.timestamps !== undefined;
  if (tcb.timestampsOk && syn.timestamps) keepTimestamp(turn, syn.timestamps.value);
  tcb.scaleOk = profile.windowScaling && syn.windowScale !== undefined;
  tcb.sndScale = tcb.scaleOk ? Math.min(syn.windowScale ?? 0, MOST_SCALE) : 0;
  tcb.rcvScale = tcb.scaleOk ? scaleOf(profile) : 0;
  const asks = syn.ece === true && syn.cwr === true && !syn.ack;
  const agrees = syn.ack && syn.ece === true && syn.cwr !== true && tcb.asksEcn;
  tcb.ecnOk = profile.ecn !== 'off' && (asks || agrees);
  tcb.sndMss =
    Math.min(profile.mss, syn.mss ?? DEFAULT_MSS) - (tcb.timestampsOk ? TIMESTAMPS_OCTETS : 0);
  turn.policies.window.negotiated?.(turn);
}
