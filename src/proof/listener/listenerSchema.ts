/** What a recording of a listener has beyond that of a connection: its queues and counters as they changed. */
import * as v from 'valibot';
import type { Recording } from '../kernelSchema.ts';

const listenerRecording = v.object({
  /** Left out where there is but one. */
  conns: v.optional(
    v.array(
      v.object({
        conn: v.number(),
        client_port: v.number(),
        server_port: v.number(),
        forged: v.optional(v.boolean()),
      }),
    ),
  ),
  counters: v.object({ server: v.record(v.string(), v.number()) }),
  listener_series: v.array(
    v.object({
      t_ms: v.number(),
      queues: v.array(
        v.object({
          listener: v.union([v.string(), v.number()]),
          acceptq: v.number(),
          backlog: v.number(),
        }),
      ),
      syn_rcvd: v.number(),
      counters: v.optional(v.record(v.string(), v.number())),
    }),
  ),
});

type Read = v.InferOutput<typeof listenerRecording>;

export type ListenerRecording = Recording & Read & { readonly conns: NonNullable<Read['conns']> };

/** Reads it out of parsed JSON; throws a valibot error that names the field which does not fit. */
export function listenerRecordingFrom(data: unknown, recorded: Recording): ListenerRecording {
  const read = v.parse(listenerRecording, data);
  const port = (side: 'client' | 'server') => recorded.endpoints?.[side]?.ports?.[0] ?? 0;
  const only = { conn: 0, client_port: port('client'), server_port: port('server') };
  return { ...recorded, ...read, conns: read.conns ?? [only] };
}
