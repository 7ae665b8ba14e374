/** Which timers run: exactly those whose reason is there, once everything owed has left. */
import { TIMERS, type TimerName } from '../../../machines/tcp/effects.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { State } from '../../../machines/tcp/states.ts';
import { isStuck, type Tcb } from '../../../machines/tcp/tcb.ts';
import type { Step } from '../connection.ts';
import { when } from './laws.ts';

const MAY_BE_IDLE: readonly State[] = ['ESTABLISHED', 'FIN_WAIT_2', 'CLOSE_WAIT'];

/** Whether each timer has a reason to run. */
const hasReason = (
  state: State,
  tcb: Tcb,
  profile: Profile,
): Readonly<Record<TimerName, boolean>> => {
  const waits = tcb.inFlight.length > 0;
  return {
    retransmission: waits && !tcb.timers.lossProbe && !tcb.timers.reordering,
    lossProbe: waits && tcb.timers.lossProbe !== undefined,
    reordering: waits && tcb.timers.reordering !== undefined,
    userTimeout:
      (waits || isStuck(tcb)) && profile.userTimeoutUs > 0 && profile.userTimeoutFrom === 'data',
    persist: isStuck(tcb),
    delayedAck: tcb.ackOwed === 'delayed',
    keepAlive:
      profile.keepAlive !== null &&
      MAY_BE_IDLE.includes(state) &&
      !(state === 'FIN_WAIT_2' && tcb.orphan && profile.finWait2Us > 0),
    finWait2: state === 'FIN_WAIT_2' && tcb.orphan && profile.finWait2Us > 0,
    timeWait: state === 'TIME_WAIT',
  };
};

export function ofTimers({ at, after: { state, tcb } }: Step, profile: Profile): string[] {
  if (!tcb) return [];
  const reasons = hasReason(state, tcb, profile);
  return [
    ...when(tcb.ackOwed === 'now', 'no ACK is owed any more'),
    ...TIMERS.flatMap((timer) => {
      const running = tcb.timers[timer];
      return [
        ...when(
          (running !== undefined) !== reasons[timer],
          `${timer} runs exactly when it has a reason`,
        ),
        ...when(
          running !== undefined && (running.startedAt > at || running.deadline < at),
          `${timer} ends at its deadline`,
        ),
      ];
    }),
  ];
}
