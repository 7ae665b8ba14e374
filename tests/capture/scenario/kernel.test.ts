/**
 * Connections that were recorded from a Linux kernel, some of each kind, captured at one of their ends, made scenarios by their packets
 * alone and played by `linux`: in what part the same segments pass there, at the least, for each kind of recording. What was forged, copied
 * or lost where nobody captures cannot be in a scenario; how exactly a kernel's timers and ACKs fall is chance.
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
import { SIDES, type Side } from '../../../src/trace/side.ts';
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

/** So many of a kind, the shortest; of the long ones one, where a kind has no others. */
const MOST = 24;
const SHORT = 20;
const isShort = ({ segments }: Recording): boolean => segments.length <= SHORT;

interface Sampled {
  readonly kind: string;
  readonly recorded: Recording;
  readonly view: Side;
}

/** A sample of each kind: each recording as captured at one end, by turns at the client and at the server. */
function sample(): readonly Sampled[] {
  const kinds = new Map<string, Recording[]>();
  for (const folder of FOLDERS)
    for (const recorded of recordingsIn(folder)) {
      const kind = recorded.kind ?? folder;
      kinds.set(kind, [...(kinds.get(kind) ?? []), recorded]);
    }
  return [...kinds].flatMap(([kind, all], turn) =>
    all
      .toSorted((a, b) => a.segments.length - b.segments.length)
      .filter((recorded, i) => i === 0 || (i < MOST && isShort(recorded)))
      .map((recorded, i) => ({ kind, recorded, view: (turn + i) % 2 === 0 ? 'client' : 'server' })),
  );
}

const SAMPLE = sample();

/** In parts of a hundred, rounded down. */
function sharesByKind(view: Side): Record<string, number> {
  const kinds = new Map<string, number[]>();
  for (const { kind, recorded } of SAMPLE.filter((sampled) => sampled.view === view))
    kinds.set(kind, [...(kinds.get(kind) ?? []), ...sharesOf(recorded, view)]);
  return Object.fromEntries(
    [...kinds].flatMap(([kind, shares]) => {
      const sum = shares.reduce((total, share) => total + share, 0);
      return shares.length === 0 ? [] : [[kind, Math.floor((100 * sum) / shares.length)]];
    }),
  );
}

const FLOORS: Readonly<Record<Side, Readonly<Record<string, number>>>> = {
  client: {
    kernel: 100,
    'kernel-more': 68,
    rst: 95,
    bulk: 91,
    clean: 100,
    'teardown-loss': 100,
    'spurious-rto': 89,
    'delayed-ack': 100,
    duplicate: 77,
    'half-close': 100,
    'handshake-loss': 95,
    keepalive: 100,
    'multi-loss': 100,
    'loss-rtx': 100,
    negotiation: 100,
    paws: 90,
    reorder: 72,
    simultaneous: 100,
    'tail-loss': 100,
    tfo: 90,
    'time-wait': 100,
    'user-timeout': 100,
    window: 76,
  },
  server: {
    kernel: 74,
    'kernel-more': 81,
    rst: 80,
    'ack-loss': 100,
    'bulk-loss': 94,
    clean: 100,
    'teardown-loss': 95,
    'delayed-ack': 100,
    ecn: 100,
    'handshake-loss': 96,
    keepalive: 100,
    rto: 100,
    loss: 82,
    mss: 76,
    paws: 51,
    simultaneous: 100,
    tfo: 95,
    'time-wait': 91,
  },
};

test.each(SIDES)('captured at the %s', (view) => {
  const shares = sharesByKind(view);
  const below = Object.entries(FLOORS[view]).filter(([kind, floor]) => (shares[kind] ?? 0) < floor);
  expect(below.map(([kind, floor]) => ({ kind, floor, share: shares[kind] }))).toEqual([]);
  expect(Object.keys(shares).sort()).toEqual(Object.keys(FLOORS[view]).sort());
});
