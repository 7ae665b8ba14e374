/** The timers that run at an endpoint, and how much of each is left. Computed from the moment: nothing here ticks. */
import { TIMERS, type TimerName } from '../../../machines/tcp/effects.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { InterfaceWords } from '../../words/contract/index.ts';

export interface TimerLeft {
  readonly timer: TimerName;
  readonly leftUs: number;
  readonly lengthUs: number;
  /** What is left, as a part of the whole: 1 to 0. */
  readonly part: number;
  /** How often the retransmission timer has fired in vain. */
  readonly inVain: number;
}

/** Running timers, the one that ends first first. */
export function timersLeft(tcb: Tcb | null, at: Time): TimerLeft[] {
  if (tcb === null) return [];
  return TIMERS.flatMap((timer): TimerLeft[] => {
    const running = tcb.timers[timer];
    if (running === undefined) return [];
    const lengthUs = running.deadline - running.startedAt;
    const leftUs = Math.max(running.deadline - at, 0);
    const part = lengthUs === 0 ? 0 : Math.min(leftUs / lengthUs, 1);
    return [{ timer, leftUs, lengthUs, part, inVain: inVain(tcb, timer) }];
  }).sort((a, b) => a.leftUs - b.leftUs);
}

function inVain(tcb: Tcb, timer: TimerName): number {
  switch (timer) {
    case 'retransmission':
      return tcb.retransmissions;
    case 'persist':
      return tcb.probes;
    case 'keepAlive':
      return tcb.keepAliveProbes;
    default:
      return 0;
  }
}

/** Which timer to show where there is room for one: what ends the wait, rather than what only delays an ACK. */
export function foremostTimer(timers: readonly TimerLeft[]): TimerLeft | null {
  return timers.find(({ timer }) => timer !== 'delayedAck') ?? timers[0] ?? null;
}

/** What is left, to three or four digits that do not jump about while they run down. */
export function leftText(us: number, words: InterfaceWords['cards']): string {
  if (us >= 9_995_000) return words.seconds((us / 1e6).toFixed(1));
  if (us >= 999_500) return words.seconds((us / 1e6).toFixed(2));
  return words.milliseconds(String(Math.round(us / 1000)));
}
