/**
 * The lesson on a capture: the octets of its example, read and followed as a reader's own file is, show what the text of each step
 * says. A step without its claim does not compile.
 */
import { describe, expect, test } from 'vitest';
import { ms } from '../../../machines/tcp/time.ts';
import { roomGuideOf, stepNamesIn } from '../../../src/app/guide/roomGuide.ts';
import { textsOfRoomGuide } from '../../../src/app/guide/roomTexts.ts';
import { oddnessOf } from '../../../src/capture/oddity.ts';
import { CAPTURE_LESSONS, type CaptureLessonId } from '../../../src/cases/capture/lessons.ts';
import type { CaptureStep } from '../../../src/cases/capture/case.ts';
import { LANGUAGES, loadChunk } from '../../../src/words/lexicon.ts';
import { plain } from '../../../src/words/phrase.ts';
import { faultsOf } from '../../words/faults.ts';
import { ShownCapture, type CaptureClaim } from './shown.ts';

type Claims = {
  readonly [L in CaptureLessonId]: {
    readonly [S in keyof (typeof CAPTURE_LESSONS)[L]]: CaptureClaim;
  };
};

const near = (us: number, other: number, within = ms(1)): boolean => Math.abs(us - other) <= within;

const CLAIMS: Claims = {
  'reading-a-capture': {
    list: ({ list: { connections }, telling }) =>
      connections.length === 5 &&
      telling.frames === 211 &&
      // the one that is opened next is the odd one
      connections.every((one) => oddnessOf(one) > 0 === (one.stream === 2)) &&
      telling.retransmissions === 2 &&
      telling.totalUs > telling.othersUs &&
      // 24 kB each
      connections.every(({ from }) => near(from.server.octets, 24_120, 0)),
    verdict: ({ verdict: { troubles }, telling }) => {
      const [first] = troubles;
      return (
        first?.kind === 'thinks' &&
        first.side === 'server' &&
        near(telling.thinksUs, ms(300)) &&
        near(telling.timeoutUs, ms(240)) &&
        troubles.every(({ kind }) => kind !== 'zeroWindow')
      );
    },
    handshake: (at) => {
      const [syn, synAck] = [at.seen(1).segment, at.seen(2).segment];
      return (
        near(at.at(2) - at.at(1), ms(40), 0) &&
        at.at(0) === at.at(2) &&
        at.verdict.vantage === 'client' &&
        [syn, synAck].every(
          ({ mss, windowScale, sackPermitted }) =>
            mss !== undefined && windowScale !== undefined && sackPermitted === true,
        ) &&
        at.segments.every(({ segment }) => segment.syn || segment.mss === undefined)
      );
    },
    timeout: (at) => {
      const { by, lost } = at.causeOf(0);
      return (
        by.kind === 'timer' &&
        by.rtoUs === ms(240) &&
        lost === 'behind' &&
        at.packet(0).again === at.packet(1).index &&
        at.at(0) - at.at(1) === ms(240) &&
        // nothing between them, and nothing else in flight
        at.segments.indexOf(at.seen(0)) - at.segments.indexOf(at.seen(1)) === 1
      );
    },
    hole: (at) => {
      const lost = at.packet(1);
      const again = at.seen(2);
      const acks = at.behind(0, 'client').filter(({ atNs }) => atNs < again.atNs);
      const duplicates = acks.filter(({ flags }) => flags.includes('duplicate_ack'));
      return (
        at.seen(0).flags.includes('lost_segment') &&
        at.captured.followed.segmentOf[lost.index] === null &&
        lost.segment.dataLen === 1448 &&
        acks.every(({ segment }) => segment.ackNumber === lost.segment.seq) &&
        duplicates.length >= 3 &&
        duplicates.every(({ segment }) => (segment.sack ?? []).length > 0) &&
        at.causeOf(2).by.kind === 'sack' &&
        at.at(2) - at.at(0) === at.telling.rttUs
      );
    },
    whose: (at) => {
      const { totalUs, thinksUs, timeoutUs, rttUs, roundTrips } = at.telling;
      const data = at.segments.filter(
        ({ from, segment }) => from === 'server' && segment.dataLen > 0,
      );
      const again = data.filter(({ flags }) => flags.includes('retransmission'));
      const first = data.filter((one) => !again.includes(one));
      return (
        roundTrips === 4 &&
        near(thinksUs + timeoutUs + roundTrips * rttUs, totalUs) &&
        // the gap is filled when the rest comes
        again.length === 1 &&
        again[0]?.atNs === first.at(-1)?.atNs &&
        at.segments.every(({ segment }) => segment.wnd > 0) &&
        at.verdict.ending.kind === 'closed' &&
        at.verdict.ending.isAcked
      );
    },
  },
};

const STEPS = Object.entries(CAPTURE_LESSONS).flatMap(([id, lesson]) =>
  Object.entries(lesson as Readonly<Record<string, CaptureStep>>).map(([step, example]) => ({
    name: `lesson.${id}.${step}`,
    example,
    claim: (CLAIMS[id as CaptureLessonId] as Readonly<Record<string, CaptureClaim>>)[step],
  })),
);

/** Words, or Chinese characters: as many as can be read beside what they speak of. */
const LONGEST = { en: 80, 'zh-CN': 135 } as const;
const lengthOf = (lang: string, text: string): number =>
  lang === 'en' ? text.split(/\s+/).length : (text.match(/\p{Script=Han}/gu) ?? []).length;

describe.each(STEPS)('$name', ({ name, example, claim }) => {
  test('what it says is so', async () => {
    expect(await claim?.(await ShownCapture.of(example))).toBe(true);
  });

  test('opens by its name', () => expect(roomGuideOf(name)?.example).toBe(example));

  test.each(LANGUAGES)('is said with the numbers of the capture, in $lang', async ({ lang }) => {
    const { telling } = await ShownCapture.of(example);
    const guide = roomGuideOf(name)!;
    const { text, title, asks } = textsOfRoomGuide(guide, await loadChunk('guide', lang), telling);
    expect(faultsOf({ lang }, text, 1000)).toEqual([]);
    expect(lengthOf(lang, plain(text)), plain(text)).toBeLessThanOrEqual(LONGEST[lang]);
    expect(title.length).toBeLessThanOrEqual(lang === 'en' ? 44 : 18);
    const { right, wrong = [] } = example.asks ?? {};
    expect(Object.keys(asks?.choices ?? {})).toEqual([...(right ? [right] : []), ...wrong]);
  });
});

test('a lesson behind the last on servers', () => {
  const last = stepNamesIn('captures', 'reading-a-capture').at(-1);
  expect(last).toBe('lesson.reading-a-capture.whose');
  expect(STEPS).toHaveLength(6);
});
