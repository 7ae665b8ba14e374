/** The built-in scenarios by id, in teaching order, in groups. A title and a sentence for each are in the languages. */

export const SCENARIO_GROUPS = {
  whole: ['open-data-close', 'three-segment-close', 'half-close', 'server-closes-first'],
  opening: [
    'syn-lost',
    'syn-ack-lost',
    'syn-ack-lost-by-the-letter',
    'handshake-ack-lost-client-speaks',
    'handshake-ack-lost-silence',
    'syn-lost-until-give-up',
    'refused',
    'simultaneous-open',
    'old-duplicate-syn',
    'stray-ack',
  ],
  data: [
    'data-lost',
    'data-ack-lost',
    'fast-retransmit',
    'fin-overtakes-data',
    'delayed-ack',
    'zero-window',
    'slow-reader',
    'sequence-wrap',
  ],
  closing: [
    'first-fin-lost',
    'first-fin-ack-lost',
    'second-fin-lost',
    'last-ack-lost',
    'fin-meets-closed',
    'no-time-wait-old-data',
    'time-wait-old-data',
    'simultaneous-close',
    'peer-never-closes',
    'close-wait-leak',
    'call-again-in-time-wait',
  ],
  resets: [
    'aborted',
    'close-unread',
    'data-after-close',
    'half-open',
    'blind-reset',
    'forged-data',
    'time-wait-killed',
    'keep-alive-finds-dead-peer',
  ],
  practice: [
    'one-msl-is-not-enough',
    'syn-in-time-wait',
    'connect-in-time-wait',
    'listen-in-time-wait',
    'fin-wait-2-times-out',
    'fin-timeout',
    'linux-connect-gives-up',
    'forged-syn',
    'half-open-reconnect',
  ],
} as const;

export type ScenarioGroup = keyof typeof SCENARIO_GROUPS;

export type ScenarioId = (typeof SCENARIO_GROUPS)[ScenarioGroup][number];

/** Every id, in teaching order. */
export const SCENARIO_IDS: readonly ScenarioId[] = Object.values(SCENARIO_GROUPS).flat();
