/** Stacks that are broken on purpose, each one value away from `rfc`: what a rule is there for shows where it is missing. */
import { answersResets } from './answersResets.ts';
import { anyAckInLastAck } from './anyAckInLastAck.ts';
import { finClosesBoth } from './finClosesBoth.ts';
import { firstDuplicateAck } from './firstDuplicateAck.ts';
import { initialNumberZero } from './initialNumberZero.ts';
import { oneMslTimeWait } from './oneMslTimeWait.ts';
import { twoWayHandshake } from './twoWayHandshake.ts';
import { unnumberedFin } from './unnumberedFin.ts';
import { withoutBackoff } from './withoutBackoff.ts';
import { withoutTimeWait } from './withoutTimeWait.ts';
import type { Profile } from '../../tcp/profile.ts';

export const BROKEN = {
  twoWayHandshake,
  finClosesBoth,
  unnumberedFin,
  anyAckInLastAck,
  withoutTimeWait,
  oneMslTimeWait,
  initialNumberZero,
  withoutBackoff,
  firstDuplicateAck,
  answersResets,
} as const satisfies Record<string, Profile>;
