/** Words of the ladder, the sequence diagram. Those along the slants are short: they stand between two lines. */
import type { TimerName } from '../../../../machines/tcp/effects.ts';
import { duration } from '../../duration.ts';
import type { LadderWords } from '../../contract/index.ts';

const LANGUAGE = 'en';

const TIMERS = {
  retransmission: 'RTO',
  lossProbe: 'TLP',
  reordering: 'RACK',
  persist: 'persist',
  delayedAck: 'delayed ACK',
  keepAlive: 'keep-alive',
  userTimeout: 'user timeout',
  finWait2: 'FIN_WAIT_2 limit',
  timeWait: '2MSL',
} as const satisfies Record<TimerName, string>;

const OUTCOMES = { fired: '', running: '', stopped: ', stopped', restarted: ', restarted' };

/** Stays in one line. */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');

export const ladder: LadderWords = {
  name: 'Sequence diagram: time runs downwards, each slanted arrow is a segment',
  segments: 'Segments: up and down arrows move, Enter drops, Shift+Enter opens the menu',
  list: 'All segments as text, in the order they were sent',
  /** Of a long run's list, a part at a time is told. */
  part: {
    which: (from: number, to: number, all: number) => `Segments ${from} to ${to} of ${all}`,
    first: 'First segments',
    previous: 'Previous segments',
    next: 'Next segments',
    last: 'Last segments',
    number: 'Go to segment number',
  },
  backToNow: 'Back to now',
  dragClock: 'Drag to move in time',

  /** A stretch in which nothing happens. */
  pass: (us: number) => {
    const text = duration(us, LANGUAGE);
    return `${text} ${/^1 \S+$/.test(text) ? 'passes' : 'pass'}`;
  },

  // along an arrow
  lost: 'lost',
  delayed: 'delayed',
  copy: 'second copy',
  injected: 'from elsewhere',
  again: 'retransmitted',
  againAfter: (rtoUs: number) => `retransmitted, RTO ${duration(rtoUs, LANGUAGE)}`,
  againFast: 'fast retransmit',
  againProbe: 'tail loss probe',
  needless: 'needless',
  undone: 'needless, undone',
  probe: 'window probe',
  keepAlive: 'keep-alive probe',

  // beside the rails
  call: ({ call, bytes }: { readonly call: string; readonly bytes?: number }) =>
    bytes === undefined ? call : `${call} ${bytes}`,
  /** A call that the program makes in a second thread, while the first is blocked. */
  fromThread: (call: string) => `thread\u00a02: ${call}`,
  timer: ({
    timer,
    lengthUs,
    outcome,
  }: {
    readonly timer: TimerName;
    readonly lengthUs: number;
    readonly outcome: 'fired' | 'running' | 'stopped' | 'restarted';
  }) => `${TIMERS[timer]} ${unbroken(duration(lengthUs, LANGUAGE))}${OUTCOMES[outcome]}`,

  // where the run ends
  ends: {
    quiet: 'nothing more happens',
    until: 'shown up to here',
    tooManySteps: 'cut off: too many steps',
    tooLong: 'cut off: too long',
    tooManySegments: 'cut off: too many segments',
  },

  /** A segment for those who do not see the diagram: who, what, what becomes of it. */
  segment: (from: string, text: string, remarks: readonly string[]) =>
    `${from}: ${[text, ...remarks].join(', ')}`,
  sentAndArrives: (sent: string, arrives: readonly string[]) =>
    `sent at ${sent}, ${arrives.length === 0 ? 'never arrives' : `arrives at ${arrives.join(' and ')}`}`,
  sentAt: (sent: string) => `sent at ${sent}`,
  arrivesAt: (at: string) => `arrives at ${at}`,
};
