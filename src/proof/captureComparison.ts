/**
 * A capture beside what a dissector says of it: which flags each frame has, how many streams there are, and how complete
 * each is, as the dissector shows it on the stream's last frame.
 */
import * as v from 'valibot';
import { flagsOf } from '../capture/analysis/flagBits.ts';
import { captureScan } from '../capture/open.ts';
import type { Mismatch } from './mismatch.ts';

const dissected = v.object({
  name: v.string(),
  tcpFrames: v.optional(v.number()),
  streams: v.number(),
  /** By the number of the stream; not all need be there. */
  completeness: v.record(v.string(), v.number()),
  /** By the number of the frame: those that have any. */
  flags: v.record(v.string(), v.array(v.string())),
});
export type DissectedCapture = v.InferOutput<typeof dissected>;

export const dissectedCapturesFrom = (data: unknown): DissectedCapture[] =>
  v.parse(v.array(dissected), data);

/** Gives the octets of a file, chunk by chunk. */
export type EachChunk = (take: (chunk: Uint8Array) => boolean) => void;

const MOST_SHOWN = 5;

export function compareWithDissector(
  expected: DissectedCapture,
  eachChunk: EachChunk,
): Mismatch | null {
  const flags = new Map<number, string>();
  const scan = captureScan((passing) => {
    if (passing.flags !== 0) flags.set(passing.frame.number, flagsOf(passing.flags).join(' '));
  });
  eachChunk((chunk) => (scan.push(chunk), !scan.isOver));
  scan.finish();
  const { streams: all, problem } = scan.list();
  const told = Object.entries(expected.flags).map(
    ([frame, names]) => [Number(frame), names.join(' ')] as const,
  );
  const got = all.map((sum, stream) => [stream, String(sum)] as const);
  const seen = Object.entries(expected.completeness).map(
    ([stream, sum]) => [Number(stream), String(sum)] as const,
  );
  const streams = (n: number) => `${n} streams`;
  if (problem !== null && all.length === 0)
    return { where: 'the file', expected: streams(expected.streams), got: problem.kind };
  return (
    differing('frame', new Map(told), flags) ??
    (expected.streams === all.length
      ? null
      : {
          where: 'the number of streams',
          expected: streams(expected.streams),
          got: streams(all.length),
        }) ??
    differing(
      'stream',
      new Map(seen),
      new Map(got.filter(([stream]) => String(stream) in expected.completeness)),
    )
  );
}

/** The first few that differ. */
function differing(
  what: string,
  expected: ReadonlyMap<number, string>,
  got: ReadonlyMap<number, string>,
): Mismatch | null {
  const all = [...new Set([...expected.keys(), ...got.keys()])].sort((a, b) => a - b);
  const wrong = all.filter((n) => expected.get(n) !== got.get(n));
  const [first] = wrong;
  if (first === undefined) return null;
  const shown = wrong.slice(0, MOST_SHOWN);
  const text = (of: ReadonlyMap<number, string>) =>
    shown.map((n) => `${n}: ${of.get(n) ?? 'none'}`).join('; ');
  const more = wrong.length > 1 ? ` and ${wrong.length - 1} more` : '';
  return { where: `${what} ${first}${more}`, expected: text(expected), got: text(got) };
}
