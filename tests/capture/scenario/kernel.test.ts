/**
 * Connections that were recorded from a Linux kernel, captured at one of their ends, made scenarios by their packets alone and played by `linux`:
 * in what part the same segments pass there, at the least, for each kind of recording. What was forged, copied or lost where nobody captures cannot
 * be in a scenario; how exactly a kernel's timers and ACKs fall is chance.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Profile } from '../../../machines/tcp/profile.ts';
import { follow } from '../../../src/capture/follow/follow.ts';
import { scenarioOf } from '../../../src/capture/scenario/scenarioOf.ts';
import { capturedFrom, connectionsIn } from '../../../src/proof/followed.ts';
import { scenarioOf as asRecorded } from '../../../src/proof/kernelRecording.ts';
import { recordingFrom, type Recording } from '../../../src/proof/kernelSchema.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { End } from '../../../src/simulation/scenario.ts';
import type { Side } from '../../../src/trace/side.ts';
import { capturedAt } from '../follow/runsAsCaptured.ts';
import { readAgain, shareEqual } from './playedAgain.ts';

const FOLDERS = ['kernel', 'kernel-more', 'modern'] as const;

const recordingsIn = (folder: string): Recording[] => {
  const place = new URL(`../../fixtures/reference/${folder}/`, import.meta.url);
  return readdirSync(place).map((file) =>
    recordingFrom(JSON.parse(readFileSync(new URL(file, place), 'utf8'))),
  );
};

/** Sysctls and socket options; how its program reads is left to the packets. */
function settingsOf({ settings = {} }: End): Partial<Profile> {
  const { autoRead: _, ...others } = settings;
  return others;
}

function sharesOf(recorded: Recording, view: Side): number[] {
  return connectionsIn(recorded).flatMap((one) => {
    const connection = capturedFrom(one, view);
    if (connection === null) return [];
    const { profile, client, server } = asRecorded(one);
    const ends = { client: settingsOf(client), server: settingsOf(server) };
    const { scenario } = scenarioOf(follow(connection), connection, { profile, ends });
    const again = capturedAt(simulate(readAgain(scenario)), view);
    return [again === null ? 0 : shareEqual(connection, again)];
  });
}

/** In parts of a hundred, rounded down. */
function sharesByKind(view: Side): Record<string, number> {
  const kinds = new Map<string, number[]>();
  for (const folder of FOLDERS)
    for (const recorded of recordingsIn(folder)) {
      const kind = recorded.kind ?? folder;
      kinds.set(kind, [...(kinds.get(kind) ?? []), ...sharesOf(recorded, view)]);
    }
  return Object.fromEntries(
    [...kinds].map(([kind, shares]) => {
      const sum = shares.reduce((total, share) => total + share, 0);
      return [kind, Math.floor((100 * sum) / shares.length)];
    }),
  );
}

const FLOORS: Readonly<Record<Side, Readonly<Record<string, number>>>> = {
  client: {
    kernel: 93,
    'kernel-more': 74,
    rst: 95,
    'ack-loss': 85,
    bulk: 91,
    'bulk-loss': 86,
    clean: 100,
    'teardown-loss': 100,
    'spurious-rto': 80,
    'delayed-ack': 100,
    duplicate: 90,
    ecn: 93,
    'half-close': 93,
    'handshake-loss': 98,
    keepalive: 100,
    rto: 100,
    'multi-loss': 100,
    loss: 100,
    'loss-rtx': 97,
    mss: 88,
    negotiation: 100,
    paws: 93,
    reorder: 89,
    simultaneous: 100,
    'tail-loss': 100,
    tfo: 93,
    'time-wait': 95,
    'user-timeout': 100,
    window: 79,
  },
  server: {
    kernel: 86,
    'kernel-more': 73,
    rst: 76,
    'ack-loss': 97,
    bulk: 91,
    'bulk-loss': 86,
    clean: 100,
    'teardown-loss': 97,
    'spurious-rto': 86,
    'delayed-ack': 100,
    duplicate: 85,
    ecn: 93,
    'half-close': 93,
    'handshake-loss': 92,
    keepalive: 60,
    rto: 100,
    'multi-loss': 100,
    loss: 96,
    'loss-rtx': 92,
    mss: 88,
    negotiation: 100,
    paws: 49,
    reorder: 100,
    simultaneous: 100,
    'tail-loss': 100,
    tfo: 95,
    'time-wait': 95,
    'user-timeout': 100,
    window: 79,
  },
};

test.each(['client', 'server'] as const)('captured at the %s', { timeout: 120_000 }, (view) => {
  const shares = sharesByKind(view);
  const below = Object.entries(FLOORS[view]).filter(([kind, floor]) => (shares[kind] ?? 0) < floor);
  expect(below.map(([kind, floor]) => ({ kind, floor, share: shares[kind] }))).toEqual([]);
  expect(Object.keys(shares).sort()).toEqual(Object.keys(FLOORS[view]).sort());
});
