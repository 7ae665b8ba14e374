/**
 * Every built-in run, captured at one of its ends, made a scenario by its packets alone and played again by the same stack: the same segments pass
 * there, in the same order. Those with which it is otherwise are told, each with what no packet tells.
 */
import { describe, expect, test } from 'vitest';
import { isBroken } from '../../../machines/stacks/profiles.ts';
import { againstRun } from '../../../src/capture/against/againstRun.ts';
import { follow } from '../../../src/capture/follow/follow.ts';
import { SCENARIO_IDS, scenarioById } from '../../../src/scenarios/index.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../../src/trace/connection.ts';
import type { Side } from '../../../src/trace/side.ts';
import { capturedAt } from '../follow/runsAsCaptured.ts';
import { firstUnlike, passing, playedAgain, scenarioOfCapture, sentIn } from './playedAgain.ts';

/** A segment that neither end sent: a forger's, an old one, a copy that the network made. */
const STRANGERS = [
  'old-duplicate-syn',
  'stray-ack',
  'no-time-wait-old-data',
  'time-wait-old-data',
  'blind-reset',
  'forged-data',
  'time-wait-killed',
  'paws',
  'paws-off',
  'time-wait-reuse-old-data',
  'fast-open-twice',
  'one-msl-is-not-enough',
];

const UNTOLD = {
  client: {
    strangers: STRANGERS,
    /** Another connection of the same sockets, which was not followed as one. */
    connections: ['fast-open'],
    /** Lost or late behind the point of capture, and what is said afterwards fits something else as well. */
    behind: [
      'syn-ack-lost-by-the-letter',
      'keep-alive-finds-dead-peer',
      'needless-dsack',
      'needless-timeout',
    ],
  },
  server: {
    strangers: [...STRANGERS, 'forged-syn'],
    connections: ['fast-open'],
    /** Lost or late before the point of capture: nobody there knows that it was ever sent, or when. */
    before: [
      'handshake-ack-lost-client-speaks',
      'handshake-ack-lost-silence',
      'fin-meets-closed',
      'tail-loss-probe',
      'tail-loss-timeout',
      'needless-dsack',
      'needless-timeout',
      'fast-open-syn-lost',
    ],
  },
} as const satisfies Record<Side, Record<string, readonly string[]>>;

interface Played {
  readonly id: string;
  readonly run: ConnectionTrace;
  readonly again: ConnectionTrace;
}

const played = (view: Side): Played[] =>
  SCENARIO_IDS.filter((id) => !isBroken(scenarioById(id).profile)).flatMap((id) => {
    const run = simulate(scenarioById(id));
    const made = scenarioOfCapture(scenarioById(id), run, view);
    return made === null ? [] : [{ id, run, again: playedAgain(made) }];
  });

describe.each(['client', 'server'] as const)('captured at the %s', (view) => {
  const all = played(view);
  const isSame = ({ run, again }: Played) =>
    firstUnlike(passing(run, view), passing(again, view)) === null;

  test('the same passes there in every run but those of which no packet tells', () => {
    const others = all.filter((one) => !isSame(one)).map(({ id }) => id);
    expect(others.sort()).toEqual(Object.values(UNTOLD[view]).flat().sort());
  });

  test('and of most of them all that both ends send, lost or not', () => {
    const same = all.filter(({ run, again }) => firstUnlike(sentIn(run), sentIn(again)) === null);
    expect(same.length).toBeGreaterThanOrEqual({ client: 51, server: 47 }[view]);
    expect(all.length).toBeLessThanOrEqual(75);
  });

  test('beside such a run nothing is different', () => {
    const differing = all.filter(isSame).filter(({ run, again }) => {
      const captured = capturedAt(run, view);
      return captured && againstRun(follow(captured, { vantage: view }), again).length > 0;
    });
    expect(differing.map(({ id }) => id)).toEqual([]);
  });
});
