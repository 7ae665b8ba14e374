/** The policies that the values of a profile choose. */
import type { Policies } from '../tcp/policy.ts';
import type { Profile } from '../tcp/profile.ts';
import type { EndpointInput } from '../tcp/endpointSetup.ts';
import type { Connected } from '../tcp/turn.ts';
import { classicRoundTrip } from './classic/rtt.ts';
import { windowAlone } from './classic/windowAlone.ts';
import { linuxAcks } from './linux/acks.ts';
import { linuxCrossing, linuxSequence, linuxWindowUpdate } from './linux/checks.ts';
import { linuxCutting } from './linux/cutting.ts';
import { linuxRecovery } from './linux/recovery.ts';
import { linuxRoundTrip } from './linux/rtt.ts';
import { linuxTimeWait } from './linux/timeWait.ts';
import { linuxWindow } from './linux/window.ts';
import { initialNumbers } from './profiles.ts';
import { rfcAcks } from './rfc/acks.ts';
import {
  figure7,
  literalCrossing,
  rfcSequence,
  rfcTimeWait,
  rfcWindowUpdate,
} from './rfc/checks.ts';
import { rfcCutting } from './rfc/cutting.ts';
import { rfcRecovery } from './rfc/recovery.ts';
import { rfcRoundTrip } from './rfc/rtt.ts';
import { rfcWindow } from './rfc/window.ts';

const POLICIES = {
  acks: { rfc: rfcAcks, linux: linuxAcks },
  rtoEstimator: { rfc6298: rfcRoundTrip, rfc1122: classicRoundTrip, linux: linuxRoundTrip },
  congestion: { rfc5681: rfcRecovery, rfc793: windowAlone, linux: linuxRecovery },
  smallSegments: { rfc: rfcCutting, linux: linuxCutting },
  windowFrom: { octets: rfcWindow, memory: linuxWindow },
  sequenceCheck: { rfc: rfcSequence, linux: linuxSequence },
  windowUpdate: { rfc: rfcWindowUpdate, linux: linuxWindowUpdate },
  timeWaitRestart: { fin: rfcTimeWait, ack: linuxTimeWait },
  simOpen: { figure7, literal: literalCrossing, linux: linuxCrossing },
};

/** The policies that a profile chooses. */
export const policiesOf = (profile: Profile): Policies<Connected> => ({
  acks: POLICIES.acks[profile.acks],
  rtt: POLICIES.rtoEstimator[profile.rtoEstimator],
  recovery: POLICIES.congestion[profile.congestion],
  cutting: POLICIES.smallSegments[profile.smallSegments],
  window: POLICIES.windowFrom[profile.windowFrom],
  sequence: POLICIES.sequenceCheck[profile.sequenceCheck],
  windowUpdate: POLICIES.windowUpdate[profile.windowUpdate],
  timeWait: POLICIES.timeWaitRestart[profile.timeWaitRestart],
  crossing: POLICIES.simOpen[profile.simOpen],
});

/** What an endpoint of such a profile is made with. */
export const endpointInput = (profile: Profile, iss: readonly number[]): EndpointInput => ({
  profile,
  policies: policiesOf(profile),
  iss: initialNumbers(profile, iss),
});
