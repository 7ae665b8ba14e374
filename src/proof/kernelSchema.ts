/** A connection recorded from a real Linux kernel: its schema, without what the comparisons do not read. */
import * as v from 'valibot';
import type { Side } from '../trace/side.ts';

const side = v.picklist(['client', 'server']);

const segment = v.object({
  n: v.number(),
  t_ms: v.number(),
  from: side,
  flags: v.string(),
  seq_rel: v.nullable(v.number()),
  ack_rel: v.nullable(v.number()),
  len: v.number(),
  win: v.number(),
  fate: v.picklist(['delivered', 'dropped']),
  t_arrive: v.nullable(v.number()),
  seq: v.number(),
  ack: v.number(),
  rule: v.optional(v.number()),
  dup_of: v.optional(v.number()),
  injected: v.optional(v.string()),
  rtx: v.optional(v.boolean()),
  conn: v.optional(v.number()),
  opts: v.optional(
    v.object({
      mss: v.optional(v.number()),
      wscale: v.optional(v.number()),
      sack_permitted: v.optional(v.boolean()),
      ts: v.optional(v.tuple([v.number(), v.number()])),
      ts_rel: v.optional(v.tuple([v.number(), v.nullable(v.number())])),
      sack: v.optional(v.array(v.tuple([v.number(), v.number()]))),
      dsack: v.optional(v.tuple([v.number(), v.number()])),
      kind34: v.optional(v.string()),
      kind254: v.optional(v.string()),
    }),
  ),
  ip_ecn: v.optional(v.string()),
  rewritten: v.optional(v.object({ mss: v.optional(v.number()), ip_ecn: v.optional(v.string()) })),
});

const recording = v.object({
  schema: v.picklist([1, 2]),
  name: v.string(),
  kind: v.optional(v.string()),
  description: v.string(),
  sysctls: v.record(side, v.record(v.string(), v.string())),
  endpoints: v.optional(v.record(side, v.object({ ports: v.optional(v.array(v.number())) }))),
  one_way_delay_ms: v.number(),
  t_end_ms: v.number(),
  ended: v.string(),
  rules: v.array(
    v.object({
      do: v.string(),
      ms: v.optional(v.number()),
      until_ms: v.optional(v.number()),
    }),
  ),
  app: v.array(
    v.object({
      t_ms: v.number(),
      side: v.picklist(['client', 'server', 'net']),
      sock: v.optional(v.string()),
      action: v.string(),
      args: v.optional(v.nullable(v.union([v.number(), v.string()]))),
      result: v.optional(v.nullable(v.string())),
    }),
  ),
  segments: v.array(segment),
  states: v.array(
    v.object({
      t_ms: v.number(),
      side,
      from: v.string(),
      to: v.string(),
      conn: v.optional(v.number()),
      listener: v.optional(v.boolean()),
      t_unc_ms: v.optional(v.number()),
    }),
  ),
});

export type Recording = v.InferOutput<typeof recording>;
export type RecordedSegment = Recording['segments'][number];

/** Reads a recording out of parsed JSON; throws a valibot error that names the field which does not fit. */
export const recordingFrom = (data: unknown): Recording => v.parse(recording, data);

/** What the two kernels sent, without copies that the network made and without forged segments. */
export const sentBy = (recorded: Recording, from: Side): RecordedSegment[] =>
  recorded.segments.filter((seg) => seg.from === from && !seg.injected && seg.dup_of === undefined);
