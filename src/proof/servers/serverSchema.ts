/** The form of a recorded server program under a load (`servers-1`). Times are in milliseconds from the load's beginning. */
import * as v from 'valibot';

const millis = v.pipe(v.number(), v.minValue(-1e6), v.maxValue(1e6));
/** Null, or absent: it never was. */
const moment = v.optional(v.nullable(millis), null);
const label = v.pipe(v.string(), v.maxLength(40));
const octets = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e7));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));

const event = v.object({
  t_ms: millis,
  /** When the call returned; absent where it never did, or returns nothing worth a note. */
  t_ret_ms: moment,
  who: label,
  op: label,
  conn: v.exactOptional(label),
  fd: v.exactOptional(count),
  bytes: v.exactOptional(octets),
  /** An error that the call raised. */
  result: v.exactOptional(label),
  readable: v.exactOptional(v.array(label)),
  writable: v.exactOptional(v.array(label)),
  inputs: v.exactOptional(count),
  outputs: v.exactOptional(count),
  events: v.exactOptional(v.array(v.tuple([label, label]))),
});

const client = v.object({
  client: count,
  conn: label,
  connect_ms: millis,
  connected_ms: moment,
  closed_ms: moment,
  aborted_ms: moment,
  /** It was not answered, and went away. */
  timeout: v.exactOptional(v.boolean()),
  requests: v.array(
    v.object({
      sent_ms: millis,
      bytes: octets,
      answered_ms: moment,
    }),
  ),
});

const recording = v.object({
  schema: v.literal('servers-1'),
  name: v.pipe(v.string(), v.maxLength(100)),
  /** `iterative`, `prefork2`, ... */
  model: label,
  load: label,
  backlog: count,
  service: v.picklist(['none', 'io', 'cpu']),
  cores: v.pipe(count, v.minValue(1), v.maxValue(1024)),
  clients: v.array(client),
  server_events: v.array(event),
  accepted: v.record(v.string(), v.object({ by: label, t_ms: millis })),
  summary: v.object({ requests: count, answered: count, max_acceptq: v.exactOptional(count) }),
  quality: v.object({
    connect_late_ms: moment,
    send_late_ms: moment,
    io_service_max_ms: moment,
    cpu_service_mean_ms: moment,
  }),
});

export type ServerRecording = v.InferOutput<typeof recording>;
export type RecordedEvent = ServerRecording['server_events'][number];
export type RecordedClient = ServerRecording['clients'][number];

export const serverRecordingFrom = (data: unknown): ServerRecording => v.parse(recording, data);
