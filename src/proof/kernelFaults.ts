/** What the relay between the recorded ends did to each segment, as faults of a scenario. */
import { kindOf, segmentOf, type SegmentKind } from '../../machines/tcp/segment.ts';
import { ms } from '../../machines/tcp/time.ts';
import type { Fault } from '../simulation/scenario.ts';
import type { Side } from '../trace/side.ts';
import { sentBy, type RecordedSegment, type Recording } from './kernelSchema.ts';

/** Each transmission's fate, by its number among those of its kind: what the relay did to it. */
export function faultsOf(recorded: Recording, from: Side): Fault[] {
  const counts = new Map<SegmentKind, number>();
  const late = latenessOf(recorded, from);
  return sentBy(recorded, from).flatMap((seg): Fault[] => {
    const kind = kindOfRecorded(seg);
    const nth = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, nth);
    const match = { from, nth, kind };
    if (seg.fate === 'dropped') return [{ match, do: 'drop' }];
    const copy = recorded.segments.find((other) => other.dup_of === seg.n);
    if (copy && copy.t_arrive !== null && seg.t_arrive !== null) {
      return [{ match, do: 'duplicate', byUs: ms(copy.t_arrive - seg.t_arrive) }];
    }
    if (seg.rewritten?.mss !== undefined)
      return [{ match, do: 'clampMss', mss: seg.rewritten.mss }];
    if (seg.rewritten?.ip_ecn === 'CE') return [{ match, do: 'mark' }];
    const rule = seg.rule === undefined ? undefined : recorded.rules[seg.rule];
    if (rule?.do === 'stall' && rule.until_ms !== undefined)
      return [{ match, do: 'hold', untilUs: ms(rule.until_ms) }];
    const byUs = late.get(seg.n) ?? 0;
    return byUs > 0 ? [{ match, do: 'delay', byUs }] : [];
  });
}

/** Later than this is the relay's doing; within a burst, what was overtaken is late by as little as keeps the order. */
const LATE_MS = 2.5;
const BURST_MS = 1.5;

/** By how much segments came late, in microseconds, by their numbers. */
function latenessOf(recorded: Recording, from: Side): Map<number, number> {
  const late = new Map<number, number>();
  const all = sentBy(recorded, from).filter((seg) => seg.t_arrive !== null);
  const byArrival = all.toSorted((a, b) => (a.t_arrive ?? 0) - (b.t_arrive ?? 0) || a.n - b.n);
  for (const [i, seg] of byArrival.entries()) {
    const extraMs = (seg.t_arrive ?? 0) - seg.t_ms - recorded.one_way_delay_ms;
    const rule = seg.rule === undefined ? undefined : recorded.rules[seg.rule];
    let byUs = extraMs > LATE_MS && rule && rule.do !== 'hold' ? ms(extraMs) : 0;
    if (rule?.do === 'delay' && rule.ms !== undefined) byUs = ms(rule.ms);
    const before = byArrival[i - 1];
    if (before && Math.abs(before.t_ms - seg.t_ms) < BURST_MS && byUs < LATE_MS * 1000) {
      const least = late.get(before.n) ?? 0;
      byUs = Math.max(byUs, least < LATE_MS * 1000 ? least + (before.n > seg.n ? 1 : 0) : 0);
    }
    if (byUs > 0) late.set(seg.n, byUs);
  }
  return late;
}

export function kindOfRecorded({ flags, len }: RecordedSegment): SegmentKind {
  const has = (flag: string) => flags.includes(flag);
  const bits = { syn: has('SYN'), ack: has('ACK'), fin: has('FIN'), rst: has('RST') };
  return kindOf(segmentOf({ ...bits, seq: 0, dataLen: len }));
}
