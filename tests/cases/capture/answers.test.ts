/** What the answers on captures claim, put to the octets of their examples. An answer without its claims does not compile. */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../../machines/tcp/time.ts';
import { roomGuideOf } from '../../../src/app/guide/roomGuide.ts';
import { CAPTURE_QUESTIONS, type CaptureQuestionId } from '../../../src/cases/capture/questions.ts';
import { MYTH_IDS } from '../../../src/cases/myths.ts';
import { QUESTION_IDS } from '../../../src/cases/questions/index.ts';
import { SERVER_QUESTION_IDS } from '../../../src/cases/server/questions.ts';
import { traceOf } from '../../../src/cases/case.ts';
import { toPcap } from '../../../src/export/toCapture.ts';
import { segmentsScan } from '../../../src/capture/segments.ts';
import { farAway } from '../../../src/scenarios/worlds/downloads.ts';
import { simulateWorld } from '../../../src/simulation/world/worldRun.ts';
import { worldOf } from '../../../src/simulation/world/serverScenario.ts';
import { ShownCapture, type CaptureClaim } from './shown.ts';

const CLAIMS: Readonly<Record<CaptureQuestionId, Readonly<Record<string, CaptureClaim>>>> = {
  'previous-segment-not-captured': {
    'the numbers jump by 1448 bytes, which were never captured': (at) =>
      at.seen(0).segment.seq - at.packet(1).segment.seq === 1448 &&
      at.packet(1).segment.dataLen === 1448 &&
      at.captured.followed.segmentOf[at.packet(1).index] === null,
    'the ACKs stop at the gap until it is filled': (at) =>
      at
        .behind(0, 'client')
        .filter(({ flags }) => flags.includes('duplicate_ack'))
        .every(({ segment }) => segment.ackNumber === at.packet(1).segment.seq),
    'had only the capture missed it, an ACK would go on and be flagged': () => {
      const octets = toPcap(simulateWorld(worldOf(farAway)), { vantage: 'client' });
      const isFlagged = (of: Uint8Array) =>
        segmentsIn(of).some(({ flags }) => flags.includes('ack_lost_segment'));
      // the first data of the server
      return !isFlagged(octets) && isFlagged(withoutFrame(octets, 6));
    },
  },
  'dup-ack-or-window-update': {
    'both repeat the ACK number, without data': (at) =>
      at.seen(0).segment.ackNumber === at.seen(1).segment.ackNumber &&
      at.seen(0).segment.dataLen + at.seen(1).segment.dataLen === 0,
    'the first behind the gap has a larger window, and a SACK block': (at) => {
      const own = at.segments.filter(({ from }) => from === 'client');
      const before = own[own.indexOf(at.seen(0)) - 1]!;
      return (
        before.segment.ackNumber === at.seen(0).segment.ackNumber &&
        before.segment.wnd < at.seen(0).segment.wnd &&
        (at.seen(0).segment.sack ?? []).length === 1
      );
    },
    'the duplicate has the window of the one before': (at) =>
      at.seen(1).segment.wnd === at.seen(0).segment.wnd,
  },
  'was-it-needed': {
    'nothing was lost': (at) => at.trace.flights.every(({ arrivals }) => arrivals.length > 0),
    'a probe and the timer, after 502 ms': (at) => {
      const { by, needless } = at.causeOf(0);
      const again = at.trace.flights.filter(({ again }) => again !== null);
      return (
        by.kind === 'timer' &&
        by.rtoUs === ms(502) &&
        needless === 'dsack' &&
        again.map(({ reason }) => reason).join() === 'probeAgain,timerAgain'
      );
    },
    'then ACKs of all four, and two with D-SACK blocks': (at) => {
      const acks = at.behind(0, 'server').map(({ segment }) => segment);
      const blocks = acks.filter(({ sack = [] }) => sack.length > 0);
      return new Set(acks.map(({ ackNumber }) => ackNumber)).size === 4 && blocks.length === 2;
    },
    'flagged as a retransmission, not as a spurious one': (at) =>
      at.seen(0).flags.includes('retransmission') &&
      !at.seen(0).flags.includes('spurious_retransmission'),
  },
  'handshake-rtt': {
    'SYN to SYN+ACK 200 ms, and the request is acknowledged after 200 ms': (at) =>
      at.at(2) - at.at(1) === ms(200) && at.at(4) - at.at(3) === ms(200),
    'it was captured at the client': (at) => at.verdict.vantage === 'client',
    'at the server the time stands between SYN+ACK and ACK': () => {
      const [syn, synAck, ack] = segmentsIn(
        toPcap(simulateWorld(worldOf(farAway)), { vantage: 'server' }),
      );
      return syn!.atNs === synAck!.atNs && (ack!.atNs - synAck!.atNs) / 1000 === ms(200);
    },
  },
  'three-fins': {
    'three in all, and two of the server with one number': (at) =>
      at.segments.filter(({ segment }) => segment.fin).length === 3 &&
      at.seen(0).segment.seq === at.seen(2).segment.seq,
    'the ACK is lost behind the point of capture, and the RTO is 1 s': (at) =>
      at.packet(3).arrivals.length === 0 &&
      at.segments.includes(at.seen(3)) &&
      at.at(0) - at.at(2) === s(1) &&
      at.causeOf(0).by.kind === 'timer',
    'the client is in TIME_WAIT and acknowledges once more': (at) =>
      at.stateOf('client') === 'TIME_WAIT' &&
      at.behind(0, 'client').at(0)?.segment.ackNumber === at.seen(3).segment.ackNumber,
  },
  'rst-after-fin': {
    'FIN, then 200 bytes of the server, then RST': (at) =>
      at.at(1) < at.at(2) &&
      at.at(2) <= at.at(0) &&
      at.seen(2).segment.dataLen === 200 &&
      at.seen(0).segment.rst,
    'the program had called close()': ({ verdict: { troubles } }) =>
      troubles.some((it) => it.kind === 'reset' && it.by === 'client' && it.why.kind === 'closed'),
    'close() with unread data: RST in place of the FIN': () => {
      const { flights } = traceOf({ scenario: 'close-unread', profile: 'linux' });
      const closing = flights.filter(({ segment }) => segment.rst || segment.fin);
      return closing[0]?.segment.rst === true;
    },
  },
  'zero-window-or-window-full': {
    'first the window is full, then its ACK has window 0': (at) =>
      at.at(1) < at.at(0) && at.seen(0).segment.wnd === 0 && at.seen(1).from === 'client',
    'probes of 1 byte after 1 s and after 2 s more': (at) => {
      const probes = at.segments.filter(({ flags }) => flags.includes('zero_window_probe'));
      const [first, second] = probes.map(({ atNs }) => atNs / 1000);
      return (
        probes.every(({ segment }) => segment.dataLen === 1) &&
        first! - at.at(0) === s(1) &&
        second! - first! === s(2)
      );
    },
    'a window update after 4.73 s': (at) => {
      const update = at.segments.find(({ flags }) => flags.includes('window_update'));
      return update!.atNs / 1000 - at.at(0) === s(4.73);
    },
  },
};

/** A pcap of which the capture program missed a frame. */
function withoutFrame(octets: Uint8Array<ArrayBuffer>, frame: number): Uint8Array {
  const view = new DataView(octets.buffer);
  let [from, nth] = [24, 1];
  const lengthAt = (at: number) => 16 + view.getUint32(at + 8, true);
  for (; nth < frame; nth++) from += lengthAt(from);
  return Uint8Array.from([...octets.subarray(0, from), ...octets.subarray(from + lengthAt(from))]);
}

function segmentsIn(octets: Uint8Array) {
  const scan = segmentsScan(0);
  scan.push(octets);
  return scan.finish()!.connection.segments;
}

describe.each(Object.keys(CAPTURE_QUESTIONS) as CaptureQuestionId[])('%s', (id) => {
  test.each(Object.entries(CLAIMS[id]))('%s', async (_claim, holds) => {
    expect(await holds(await ShownCapture.of(CAPTURE_QUESTIONS[id]))).toBe(true);
  });

  test('can be opened by its name, which is that of no other question', () => {
    expect(roomGuideOf(`question.${id}`)?.example).toBe(CAPTURE_QUESTIONS[id]);
    const others: readonly string[] = [...QUESTION_IDS, ...SERVER_QUESTION_IDS, ...MYTH_IDS];
    expect(others).not.toContain(id);
  });
});
