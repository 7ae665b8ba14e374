/**
 * The verdicts on all built-in runs, captured at either end, and on all recordings of a kernel: what they say is true of the run, as far
 * as who captures there can know. Runs of stacks that are broken on purpose are left out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isBroken } from '../../../machines/stacks/profiles.ts';
import { segLen } from '../../../machines/tcp/segment.ts';
import { follow } from '../../../src/capture/follow/follow.ts';
import { verdictOf } from '../../../src/capture/follow/verdict.ts';
import type { CaptureVerdict } from '../../../src/capture/follow/verdict/contract.ts';
import { capturedAt as recordedAt } from '../../../src/proof/followed.ts';
import { recordingFrom } from '../../../src/proof/kernelSchema.ts';
import { SCENARIO_IDS, scenarioById } from '../../../src/scenarios/index.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../../src/trace/connection.ts';
import { SIDES, type Side } from '../../../src/trace/side.ts';
import { capture as english } from '../../../src/words/en/capture.ts';
import { plain } from '../../../src/words/phrase.ts';
import { verdictLines } from '../../../src/words/sentences/verdict.ts';
import { capture as chinese } from '../../../src/words/zh/capture.ts';
import { capturedAt } from './runsAsCaptured.ts';

interface Told {
  readonly id: string;
  readonly run: ConnectionTrace;
  readonly verdict: CaptureVerdict;
}

const told = (view: Side): Told[] =>
  SCENARIO_IDS.filter((id) => !isBroken(scenarioById(id).profile)).flatMap((id) => {
    const run = simulate(scenarioById(id));
    const captured = capturedAt(run, view);
    return captured === null
      ? []
      : [{ id, run, verdict: verdictOf(follow(captured, { vantage: view })) }];
  });

const has = ({ troubles }: CaptureVerdict, ...kinds: readonly string[]): boolean =>
  troubles.some(({ kind }) => kinds.includes(kind));

/** Lost, and of a kind that has to be sent once more; not what somebody else put on the wire. */
const losses = ({ flights }: ConnectionTrace) =>
  flights.filter(({ fate, segment }) => fate === 'lost' && segLen(segment) > 0 && !segment.rst);

describe.each(SIDES)('captured at the %s', (view) => {
  const all = told(view);

  test('a run in which nothing is lost has no loss', () => {
    const found = all.filter(
      ({ run, verdict }) =>
        has(verdict, 'loss') && run.flights.every(({ fate }) => fate === 'delivered'),
    );
    expect(found.map(({ id }) => id)).toEqual([]);
  });

  test('a loss that is seen there is named', () => {
    const unseen = all.filter(
      ({ run, verdict }) =>
        losses(run).some(({ from }) => from === view) &&
        !has(verdict, 'loss', 'spurious', 'unacked', 'neverAnswered', 'halfOpen', 'zeroWindow'),
    );
    expect(unseen.map(({ id }) => id)).toEqual([]);
  });

  test('who closed first in the run did so in the verdict', () => {
    const wrong = all.filter(({ run, verdict: { ending } }) => {
      const fins = run.flights.filter(({ segment }) => segment.fin);
      const [first] = fins;
      return ending.kind === 'closed' && first !== undefined && first.from !== ending.first;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('a handshake takes as long as in the run', () => {
    const wrong = all.filter(({ run, verdict: { opening } }) => {
      if (opening.kind !== 'handshake' || opening.us === null || view === 'server') return false;
      const connects = run.steps.filter(
        ({ side, walked }) => side === 'client' && walked.includes('SYN_SENT'),
      );
      const opened = run.steps.filter(
        ({ side, walked }) => side === 'client' && walked.slice(1).includes('ESTABLISHED'),
      );
      if (connects.length !== 1 || opened.length !== 1) return false;
      return opening.us !== (opened[0]?.at ?? 0) - (connects[0]?.at ?? 0);
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test.each([
    ['zero-window', 'zeroWindow'],
    ['nagle-40ms', 'nagle'],
    ['refused', 'refused'],
    ['aborted', 'reset'],
    ['fin-wait-2-times-out', 'closeWait'],
    ['needless-timeout', 'spurious'],
    ['sack-one-loss', 'loss'],
  ])('the weightiest of %s is %s', (id, kind) => {
    expect(all.find((one) => one.id === id)?.verdict.troubles[0]?.kind).toBe(kind);
  });

  test('every sentence can be said in both languages', () => {
    for (const { verdict } of all)
      for (const { verdict: words } of [english, chinese]) {
        const lines = verdictLines(verdict, words);
        expect(lines).toHaveLength(3);
        for (const { sentences } of lines)
          for (const { text } of sentences) {
            expect(plain(text)).toMatch(/[.。]$/);
            expect(plain(text)).not.toMatch(/undefined|NaN|Infinity|null/);
          }
      }
  });
});

describe('recordings of a kernel', () => {
  const recordings = ['kernel', 'kernel-more', 'modern'].flatMap((name) => {
    const folder = new URL(`../../fixtures/reference/${name}/`, import.meta.url);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => recordingFrom(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
  });
  const verdictAt = (name: string, view: Side): CaptureVerdict => {
    const recorded = recordings.find((one) => one.name === name);
    if (recorded === undefined) throw new Error(`no recording ${name}`);
    const segments = recordedAt(recorded, view);
    const socket = { address: '192.0.2.1', port: 1 };
    return verdictOf(
      follow(
        {
          ...{ stream: 0, openedBy: 'syn', segments, endNs: recorded.t_end_ms * 1e6 },
          sockets: { client: socket, server: socket },
        },
        { vantage: view },
      ),
    );
  };

  test.each<[string, Side, Partial<Record<'opening' | 'first' | 'second' | 'ending', string>>]>([
    ['clean_4seg', 'client', { opening: 'handshake', first: 'none', ending: 'closed' }],
    ['last_ack_lost', 'client', { first: 'spurious', ending: 'closed' }],
    ['abort_linger0', 'server', { first: 'reset', ending: 'reset' }],
    ['blackhole_connect', 'client', { opening: 'neverAnswered', ending: 'neverOpened' }],
    ['data_lost_fast_rtx', 'client', { first: 'loss' }],
    ['m_zero_window', 'client', { first: 'zeroWindow' }],
    // a round trip is all that Nagle costs where no ACK is delayed
    ['m_nagle', 'client', { first: 'none' }],
    ['m_syn_lost', 'client', { opening: 'handshake', first: 'loss' }],
    ['m_keepalive_dead', 'client', { first: 'reset', second: 'keepAlive' }],
  ])('%s, captured at the %s: %j', (name, view, expected) => {
    const { opening, troubles, ending } = verdictAt(name, view);
    expect({
      opening: opening.kind,
      first: troubles[0]?.kind ?? 'none',
      second: troubles[1]?.kind ?? 'none',
      ending: ending.kind,
    }).toMatchObject(expected);
  });

  test('of one connection of which all was delivered no loss is told', () => {
    const wrong = recordings.filter(
      ({ name, segments }) =>
        segments.length < 200 &&
        segments.every(
          ({ fate, injected, conn }) =>
            fate === 'delivered' && injected === undefined && conn === segments[0]?.conn,
        ) &&
        SIDES.some((view) => has(verdictAt(name, view), 'loss')),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
