/** The sequence spaces as numbers: figures 3 and 4 of RFC 9293 for every step of every run, and labels that can be read. */
import { first } from '../../machines/tcp/list.ts';
import { describe, expect, test } from 'vitest';
import { PROFILE_NAMES } from '../../machines/stacks/profiles.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import { advance } from '../../machines/tcp/sequence.ts';
import type { Tcb } from '../../machines/tcp/tcb.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import { momentOf } from '../../src/trace/moment.ts';
import { peerOf, SIDES, type Side } from '../../src/trace/side.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { axisOf, type Matter } from '../../src/views/space/axis.ts';
import { flightsOfPiece } from '../../src/views/space/flights.ts';
import { crosses, flagsOf, overlaps } from '../../src/views/space/labels.ts';
import { drawStream, type Bar } from '../../src/views/space/layout.ts';
import { numberAt, receiveSpace, sendSpace } from '../../src/views/space/spaces.ts';
import { stepsWithEnds } from '../traceParts.ts';

const runs: ConnectionTrace[] = SCENARIO_IDS.flatMap((id) =>
  PROFILE_NAMES.map((profile) => simulate({ ...scenarioById(id), profile })),
);
const runOf = (id: ScenarioId): ConnectionTrace => simulate(scenarioById(id));

type Ended = ReturnType<typeof stepsWithEnds>[number];

/** What there is to draw of a side's stream after a step. */
function streamOf({ ends }: Ended, side: Side) {
  const own = ends[side].tcb;
  const other = ends[peerOf(side)].tcb;
  return { send: own && sendSpace(own), receive: other && receiveSpace(other) };
}

const drawn = (step: Ended, side: Side, width: number) =>
  drawStream({ ...streamOf(step, side), width, number: String });

const barsOf = (step: Ended, side: Side, width: number): Bar[] => {
  const { send, receive } = drawn(step, side, width);
  return [send, receive].filter((bar) => bar !== null);
};

/** Every bar of every run at every step, each once. */
function* allBars(width: number): Generator<{ bar: Bar; pieces: number; where: string }> {
  const seen = new Set<Tcb | null>();
  for (const trace of runs)
    for (const step of stepsWithEnds(trace))
      for (const side of SIDES) {
        const { tcb } = step.ends[side];
        const other = step.ends[peerOf(side)].tcb;
        if (seen.has(tcb) && seen.has(other)) continue;
        const bars = barsOf(step, side, width);
        for (const bar of bars)
          yield {
            bar,
            // both bars have one axis
            pieces: Math.max(...bars.map((each) => each.pieces.length)),
            where: `${trace.id}, ${trace.ends[side].stack?.name}, step ${step.index}, ${side}`,
          };
        seen.add(tcb).add(other);
      }
}

/** So many bars are looked at that an assertion for each would take longer than all that is asserted. */
const faultsIn = <T extends { readonly where: string }>(
  all: readonly T[],
  wrongWith: (one: T) => readonly (string | false)[],
): string[] =>
  all
    .flatMap((one) => wrongWith(one).map((what) => what !== false && `${one.where}: ${what}`))
    .filter((fault) => fault !== false)
    .slice(0, 5);

const CLOSE = 1e-6;

describe.each([320, 700])('every bar of every run at every step, %d wide', (width) => {
  const all = [...allBars(width)];

  test('has labels that neither overlap nor leave it, nor stand in the line of another', () => {
    expect(all.length).toBeGreaterThan(1000);
    const wrong = faultsIn(all, ({ bar: { flags, rows } }) => [
      ...flags.flatMap((flag, i) => [
        flag.left < 0 && `a label begins at ${flag.left}`,
        flag.left + flag.width > width && `a label ends at ${flag.left + flag.width}`,
        ...flags
          .slice(i + 1)
          .flatMap((other) => [
            overlaps(flag, other) && 'labels overlap',
            (crosses(flag, other) || crosses(other, flag)) && 'a label stands in a line',
          ]),
      ]),
      rows > 3 && `${rows} rows`,
    ]);
    expect(wrong).toEqual([]);
  });

  test('is covered by its regions from end to end, and by nothing twice', () => {
    const wrong = faultsIn(all, ({ bar: { regions } }) => [
      ...regions.flatMap(({ left, width: wide }, i) => {
        const before = regions[i - 1];
        const x = before ? before.left + before.width : 0;
        return [
          Math.abs(left - x) > CLOSE && `a region begins at ${left}, not at ${x}`,
          wide <= 0 && `a region is ${wide} wide`,
        ];
      }),
      !regions.some((last, i) => {
        const ends = Math.abs(last.left + last.width - width) <= CLOSE;
        return i === regions.length - 1 && ends && last.kind === 'beyond';
      }) && 'what lies beyond does not come last, to the end',
    ]);
    expect(wrong).toEqual([]);
  });

  test('has pieces that are wide enough to be told apart, and to be pressed', () => {
    const wrong = faultsIn(all, ({ bar, pieces }) => {
      // where there are more than fit in, all of them give way
      const least = pieces * 26 < width / 2 ? 24 : Math.min(10, width / 2 / pieces);
      return bar.pieces.map(({ width: wide }) => wide < least && `${wide} wide, not ${least}`);
    });
    expect(wrong).toEqual([]);
  });
});

/** Each end of every run that has a connection, after each step. */
const endsOfRuns = () => {
  const all = runs.flatMap((trace) =>
    stepsWithEnds(trace).flatMap((step) =>
      SIDES.flatMap((side) => {
        const { tcb } = step.ends[side];
        const where = `${trace.id}, ${trace.ends[side].stack?.name}, step ${step.index}, ${side}`;
        return tcb ? [{ trace, step, side, tcb, where }] : [];
      }),
    ),
  );
  expect(all.length).toBeGreaterThan(1000);
  return all;
};

describe('the send sequence space (figure 3)', () => {
  test('what is in flight is cut as it was sent, from SND.UNA to SND.NXT', () => {
    const wrong = faultsIn(endsOfRuns(), ({ tcb }) => {
      const { una, nxt, pieces, zero } = sendSpace(tcb);
      const cuts = [una, ...pieces.map(({ to }) => to)];
      return [
        numberAt(zero, una) !== tcb.sndUna && 'another SND.UNA',
        numberAt(zero, nxt) !== tcb.sndNxt && 'another SND.NXT',
        ...pieces.map(({ from }, i) => from !== cuts[i] && `a cut at ${from}, not at ${cuts[i]}`),
        cuts.at(-1) !== nxt && `the last cut at ${cuts.at(-1)}, not at ${nxt}`,
      ];
    });
    expect(wrong).toEqual([]);
  });

  test('SYN and FIN take a number each, and have a cell each', () => {
    const step = stepsWithEnds(runOf('open-data-close')).find(
      ({ ends }) => ends.client.state === 'SYN_SENT',
    )!;
    const [syn] = drawn(step, 'client', 700).send!.pieces;
    expect(syn).toMatchObject({ piece: { from: 0, to: 1 }, cells: [{ kind: 'SYN', text: 'SYN' }] });

    const closing = stepsWithEnds(runOf('three-segment-close')).find(
      ({ ends }) => ends.client.state === 'FIN_WAIT_1',
    )!;
    const { cells } = drawn(closing, 'client', 700).send!.pieces.at(-1)!;
    expect(cells.at(-1)).toMatchObject({ kind: 'FIN', text: 'FIN' });
  });

  test('before the peer has named a window there is no edge, and data that is written waits (3.10.2)', () => {
    const step = stepsWithEnds(runOf('refused')).find(
      ({ ends }) => ends.client.state === 'SYN_SENT',
    )!;
    expect(sendSpace(step.ends.client.tcb!).edge).toBeNull();
    expect(drawn(step, 'client', 320).send!.regions.map(({ kind }) => kind)).toEqual([
      'flight',
      'beyond',
    ]);
  });

  test('cwnd is a mark of its own where it is the tighter limit (RFC 5681, 3.1)', () => {
    const step = stepsWithEnds(runOf('fast-retransmit')).find(
      ({ ends: { client } }) => client.tcb !== null && client.tcb.unsent > 0,
    )!;
    const tcb = step.ends.client.tcb!;
    expect(tcb.cwnd).toBeLessThan(tcb.sndWnd);
    const { flags, regions, waiting } = drawn(step, 'client', 700).send!;
    expect(flags.find(({ names }) => names.includes('SND.UNA+cwnd'))?.number).toBe(
      String(advance(tcb.sndUna, tcb.cwnd)),
    );
    expect(regions.map(({ kind }) => kind)).toContain('heldBack');
    expect(waiting).not.toBeNull();
  });

  test('a window probe is a piece, although its octet still counts as unsent (3.8.6.1)', () => {
    const step = stepsWithEnds(runOf('slow-reader')).find(({ ends }) => ends.client.tcb?.probing)!;
    const tcb = step.ends.client.tcb!;
    const { pieces, waiting, una } = sendSpace(tcb);
    expect(pieces).toMatchObject([{ kind: 'probe', dataLen: 1 }]);
    expect(waiting).toMatchObject({ from: una, to: una + tcb.unsent });
  });
});

describe('the receive sequence space (figure 4)', () => {
  test('octets delivered, unread and the SYN come to RCV.NXT, in every run', () => {
    const wrong = faultsIn(endsOfRuns(), ({ tcb }) => {
      const space = receiveSpace(tcb);
      if (!space) return [];
      const { delivered, unread, nxt, zero, edge } = space;
      return [
        delivered + unread + 1 + (tcb.peerFin ? 1 : 0) !== nxt && `RCV.NXT is ${nxt}`,
        numberAt(zero, edge) !== advance(tcb.rcvNxt, tcb.rcvWnd) && 'another edge',
      ];
    });
    expect(wrong).toEqual([]);
  });

  test('what is held above a gap lies beyond RCV.NXT, above the piece of its sender', () => {
    const trace = runOf('fast-retransmit');
    const step = stepsWithEnds(trace).find(({ ends }) => (ends.server.tcb?.held.length ?? 0) > 1)!;
    const { send, receive } = drawn(step, 'client', 700);
    for (const held of receive!.pieces) {
      const sent = send!.pieces.find(({ piece }) => piece.seq === held.piece.seq)!;
      expect([held.left, held.width]).toEqual([sent.left, sent.width]);
      const [flight] = flightsOfPiece(trace, {
        side: 'client',
        piece: held.piece,
        moment: momentOf(step),
      });
      expect(flight?.segment.seq).toBe(held.piece.seq);
    }
  });
});

describe('pieces and their segments', () => {
  test('a piece names the segments that carried it so far, and no later one', () => {
    const trace = runOf('last-ack-lost');
    const again = stepsWithEnds(trace).find(
      ({ ends }) => ends.server.tcb && first(ends.server.tcb.inFlight)?.transmissions === 2,
    )!;
    const [piece] = sendSpace(again.ends.server.tcb!).pieces;
    const flights = flightsOfPiece(trace, {
      side: 'server',
      piece: piece!,
      moment: momentOf(again),
    });
    expect(flights.map(({ segment }) => segment.fin)).toEqual([true, true]);
    expect(piece).toMatchObject({ times: 2, fin: true });
  });

  test('each of every run has at least one, and as many as it was sent times', () => {
    const wrong = faultsIn(endsOfRuns(), ({ trace, step, side, tcb }) =>
      sendSpace(tcb).pieces.map((piece) => {
        const { length } = flightsOfPiece(trace, { side, piece, moment: momentOf(step) });
        return length < piece.times && `${length} segments, sent ${piece.times} times`;
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the folded axis', () => {
  const matterOf = (from: number): Matter => (from < 200 ? 'content' : 'empty');

  test('is to scale for what segments carry, and breaks where a long stretch holds nothing', () => {
    const { x, breaks } = axisOf({ places: [0, 100, 200, 65_735], width: 700, matterOf });
    expect(x(200) - x(100)).toBe(x(100) - x(0));
    expect(breaks).toHaveLength(1);
    expect(x(65_735)).toBeLessThanOrEqual(700);
  });

  test('gives a single number a cell, however large its neighbours are', () => {
    const { x } = axisOf({ places: [0, 60_000, 60_001], width: 320, matterOf: () => 'content' });
    expect(x(60_001) - x(60_000)).toBeGreaterThanOrEqual(24);
  });
});

describe('labels', () => {
  test('of one place share a flag', () => {
    const marks = ['SND.UNA', 'SND.NXT'].map((name) => ({ name, number: '101', x: 40 }));
    expect(flagsOf(marks, 320)).toMatchObject([{ names: ['SND.UNA', 'SND.NXT'], row: 0 }]);
  });

  test('stand above each other where they would meet', () => {
    const at = (x: number) => ({ name: 'SND.UNA+SND.WND', number: '4294967295', x });
    const flags = flagsOf([at(10), at(30), at(50)], 320);
    expect(new Set(flags.map(({ row }) => row)).size).toBe(3);
    flags.forEach((flag, i) =>
      flags.slice(i + 1).forEach((other) => expect(overlaps(flag, other)).toBe(false)),
    );
  });
});

describe('the scoreboard', () => {
  /** What the client takes each segment for, and what would leave next, after a step that cites a rule. */
  const boardOf = (id: ScenarioId, rule: RuleId) => {
    const step = stepsWithEnds(runOf(id)).find(({ rules }) => rules.includes(rule));
    const { pieces, next } = sendSpace(step!.ends.client.tcb!);
    return { marks: pieces.map(({ mark }) => mark), next };
  };

  test('the third segment that SACK tells of: the hole is sent again, the rest is still open', () => {
    // RFC 2018, 5; RFC 8985, 6.2
    const { marks, next } = boardOf('sack-one-loss', 'linux.recoversBySack');
    expect(marks).toEqual(['resent', 'sacked', 'sacked', 'sacked', null, null, null]);
    expect(next).toMatchObject({ what: 'nothing' });
  });

  test('after a timeout all is lost, and goes as the window has room (RFC 5681, 3.1)', () => {
    const { marks, next } = boardOf('tail-loss-timeout', 'congestion.timeout');
    expect(marks).toEqual(['resent', 'lost']);
    expect(next).toMatchObject({ what: 'lost', seq: 5893, mayLeave: false });
  });

  test('undone: nothing is taken for lost any more, and there is nothing to choose', () => {
    expect(boardOf('needless-timeout', 'linux.needlessTimeout').marks).not.toContain('lost');
    expect(boardOf('last-ack-lost', 'send.data').next).toBeNull();
  });

  test('while a loss is repaired, new data is next once the window has room', () => {
    const { next } = boardOf('reno', 'linux.recoversBySack');
    expect(next).toMatchObject({ what: 'new', mayLeave: false });
  });
});
