/**
 * Every built-in run, captured at one of its ends and followed: the states that are inferred from the packets are those that the
 * endpoints were in. Runs of stacks that are broken on purpose are left out: no TCP behaves so.
 */
import { expect, test } from 'vitest';
import { isBroken } from '../../../machines/stacks/profiles.ts';
import { follow } from '../../../src/capture/follow/follow.ts';
import { knownUntil, stateChangesOf } from '../../../src/capture/follow/states.ts';
import { SCENARIO_IDS, scenarioById } from '../../../src/scenarios/index.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../../src/trace/connection.ts';
import { SIDES, type Side } from '../../../src/trace/side.ts';
import { capturedAt } from './runsAsCaptured.ts';

/** A listener is a socket of its own: coming and going it is no state of the connection. */
const LISTENS = new Set(['CLOSED > LISTEN', 'LISTEN > CLOSED']);

const statesUntil = (trace: ConnectionTrace, side: Side, until = Infinity): string[] =>
  stateChangesOf(trace, side)
    .filter(({ at }) => at <= until)
    .map(({ from, to }) => `${from} > ${to}`)
    .filter((change) => !LISTENS.has(change));

const RUNS = SCENARIO_IDS.map(scenarioById)
  .filter(({ profile }) => !isBroken(profile))
  .map((scenario) => ({ id: scenario.id, trace: simulate(scenario) }));

interface FollowedRun {
  readonly id: string;
  readonly trace: ConnectionTrace;
  readonly followed: ConnectionTrace;
}

const followedAt = (view: Side): readonly FollowedRun[] =>
  RUNS.flatMap(({ id, trace }) => {
    const captured = capturedAt(trace, view);
    return captured === null
      ? []
      : [{ id, trace, followed: follow(captured, { vantage: view }).trace }];
  });

const FOLLOWED = { client: followedAt('client'), server: followedAt('server') };

/** The runs in which an end is followed to other states than it was in, for who captures at `view`. */
function differing(view: Side, side: Side): string[] {
  return FOLLOWED[view]
    .filter(({ trace, followed }) => {
      const known = statesUntil(followed, side, knownUntil(followed, side));
      const own = statesUntil(trace, side);
      return known.some((change, i) => change !== own[i]);
    })
    .map(({ id }) => id);
}

test.each(SIDES)('of the %s, captured there, in every run but one', (side) => {
  // data came with a SYN, was taken, and the connection reset before its ACK: it looks as if the ACK had come
  expect(differing(side, side)).toEqual(side === 'server' ? ['fast-open-twice'] : []);
});

test('of the client, captured at the server, but where others speak in its name or an answer to it was lost', () => {
  expect(differing('server', 'client')).toEqual([
    'old-duplicate-syn',
    'fin-meets-closed',
    'blind-reset',
    'fast-open-twice',
    'forged-syn',
  ]);
});

test('of the server, captured at the client, in every run but that one', () => {
  expect(differing('client', 'server')).toEqual(['fast-open-twice']);
});
