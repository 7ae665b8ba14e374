/** Clients as data: when each connects, sends, and leaves; and how a recorded load becomes that. */
import { ms, time, type Time } from '../../../machines/tcp/time.ts';
import type { RecordedClient, RecordedEvent, ServerRecording } from './serverSchema.ts';

export interface LoadRequest {
  readonly bytes: number;
  /** At this moment, or so long after the answer to the one before. */
  readonly when: { readonly at: Time } | { readonly afterAnswerUs: number };
  /** So much later (or earlier) than that. */
  readonly shiftUs: number;
}

export interface LoadClient {
  readonly connectAt: Time;
  readonly requests: readonly LoadRequest[];
  /** So long after its last answer has arrived it closes. */
  readonly closeAfterUs: number;
  /** It closes then, whatever has come; or resets. */
  readonly givesUpAt: Time | null;
  readonly abortAt: Time | null;
}

/** The server has been there for so long when the load begins. */
export const LEAD_US = 1_500_000;

export const loadTime = (atMs: number): Time => time(LEAD_US + ms(atMs));
export const loadMs = (at: Time): number => (at - LEAD_US) / 1000;

/** In this kind of load a request follows the answer to the one before, and else a clock. */
const FOLLOWS_ANSWERS = 'closed5';

/** On a loopback, from a call of the client to the server's socket. */
export const ONE_WAY_US = 10;

/** Something that a client does, to be moved where the order of such is a race: `c0 connect`, `c0 send 2`, `c0 close`. */
export type Shifts = ReadonlyMap<string, number>;

export function loadOf(recorded: ServerRecording, shifts: Shifts = new Map()): LoadClient[] {
  // the accept queue is a queue: who was accepted first had come first, as far as their calls of connect() allow
  const order = [...recorded.clients].sort(
    (a, b) => acceptedMs(recorded, a) - acceptedMs(recorded, b),
  );
  let latestMs = -Infinity;
  const connectMs = new Map<RecordedClient, number>();
  for (const client of order) {
    const comesMs = comesAtMs(recorded, client);
    const atMs = Math.max(comesMs, Math.min(latestMs, client.connected_ms ?? latestMs));
    connectMs.set(client, atMs);
    latestMs = atMs + 0.001;
  }
  return recorded.clients.map((client) =>
    clientOf(recorded, client, connectMs.get(client) ?? client.connect_ms, shifts),
  );
}

const acceptedMs = ({ accepted }: ServerRecording, { conn, connect_ms }: RecordedClient): number =>
  accepted[conn]?.t_ms ?? 1e6 + connect_ms;

/** Longer than this after it was called for, a connection was held up by a full queue. */
const HELD_UP_MS = 500;

/** When a connection came into the accept queue. One that was held up came when accept() had waited for it. */
function comesAtMs(recorded: ServerRecording, { conn, connect_ms }: RecordedClient): number {
  const accept = recorded.server_events.find(
    ({ op, ...of }) => op === 'accept' && of.conn === conn,
  );
  const acceptedAtMs = accept?.t_ret_ms ?? null;
  if (accept === undefined || acceptedAtMs === null) return connect_ms;
  const waited = acceptedAtMs - accept.t_ms > 1;
  return waited && acceptedAtMs - connect_ms > HELD_UP_MS ? acceptedAtMs - 0.1 : connect_ms;
}

function clientOf(
  { load, server_events }: ServerRecording,
  client: RecordedClient,
  connectMs: number,
  shifts: Shifts,
): LoadClient {
  const { conn, requests, closed_ms, aborted_ms, timeout } = client;
  const sends = server_events.filter((event) => event.conn === conn && isSend(event));
  const shiftUs = (what: string) => shifts.get(`${conn} ${what}`) ?? 0;
  /** How late the client saw an answer is in this. */
  const behindSendUs = (atMs: number, answeredMs: number, send: RecordedEvent | undefined) =>
    Math.max(0, ms(atMs - Math.min(answeredMs, send?.t_ms ?? answeredMs)) - ONE_WAY_US);
  const lastAnsweredMs = requests.at(-1)?.answered_ms ?? null;
  return {
    connectAt: time(loadTime(connectMs) + shiftUs('connect')),
    requests: requests.map(({ sent_ms, bytes }, k): LoadRequest => {
      const answered = requests[k - 1]?.answered_ms ?? null;
      const shift = { shiftUs: shiftUs(`send ${k + 1}`) };
      if (load !== FOLLOWS_ANSWERS || answered === null)
        return { bytes, when: { at: loadTime(sent_ms) }, ...shift };
      return {
        ...{ bytes, ...shift },
        when: { afterAnswerUs: behindSendUs(sent_ms, answered, sends[k - 1]) },
      };
    }),
    closeAfterUs:
      closed_ms === null || lastAnsweredMs === null
        ? 0
        : Math.max(0, behindSendUs(closed_ms, lastAnsweredMs, sends.at(-1)) + shiftUs('close')),
    givesUpAt: timeout === true && closed_ms !== null ? loadTime(closed_ms) : null,
    abortAt: aborted_ms === null ? null : time(loadTime(aborted_ms) + shiftUs('abort')),
  };
}

const isSend = ({ op }: RecordedEvent): boolean => op === 'send' || op === 'write+drain';

/** What clients did when, by the names that shifts have for it. */
export function deedsOf({ clients }: ServerRecording): readonly (readonly [string, number])[] {
  return clients.flatMap(({ conn, connect_ms, connected_ms, requests, closed_ms, aborted_ms }) => [
    [`${conn} connect`, connected_ms ?? connect_ms] as const,
    ...requests.map(({ sent_ms }, k) => [`${conn} send ${k + 1}`, sent_ms] as const),
    ...(closed_ms === null ? [] : [[`${conn} close`, closed_ms] as const]),
    ...(aborted_ms === null ? [] : [[`${conn} abort`, aborted_ms] as const]),
  ]);
}
