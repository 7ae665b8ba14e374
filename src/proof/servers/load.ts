/** What recorded clients did, as programs of a world's clients: when each connects, asks, and leaves. */
import { ms, time, type Time } from '../../../machines/tcp/time.ts';
import type { ClientProgram, ClientRequest } from '../../simulation/world/worldScenario.ts';
import type { RecordedClient, RecordedEvent, ServerRecording } from './serverSchema.ts';

/** The server has been there for so long when the load begins. */
export const LEAD_US = 1_500_000;

export const loadTime = (atMs: number): Time => time(LEAD_US + ms(atMs));
export const loadMs = (at: Time): number => (at - LEAD_US) / 1000;

/** In this kind of load a request follows the answer to the one before, and else a clock. */
const FOLLOWS_ANSWERS = 'closed5';

/** On a loopback, from one socket to the other. */
export const ONE_WAY_US = 10;

/** Something that a client does, to be moved where the order of such is a race: `c0 connect`, `c0 send 2`, `c0 close`. */
export type Shifts = ReadonlyMap<string, number>;

export function loadOf(recorded: ServerRecording, shifts: Shifts = new Map()): ClientProgram[] {
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
): ClientProgram {
  const { conn, requests, closed_ms, aborted_ms, timeout } = client;
  const sends = server_events.filter((event) => event.conn === conn && isSend(event));
  const shiftUs = (what: string) => shifts.get(`${conn} ${what}`) ?? 0;
  /** How late the client saw an answer is in this. */
  const behindSendUs = (atMs: number, answeredMs: number, send: RecordedEvent | undefined) =>
    Math.max(0, ms(atMs - Math.min(answeredMs, send?.t_ms ?? answeredMs)) - ONE_WAY_US);
  const lastAnsweredMs = requests.at(-1)?.answered_ms ?? null;
  const leaves =
    aborted_ms !== null
      ? ({ atUs: loadTime(aborted_ms) + shiftUs('abort'), by: 'abort' } as const)
      : timeout === true && closed_ms !== null
        ? ({ atUs: loadTime(closed_ms), by: 'close' } as const)
        : null;
  return {
    connectAtUs: loadTime(connectMs) + shiftUs('connect'),
    requests: requests.map(({ sent_ms, bytes }, k): ClientRequest => {
      const shift = shiftUs(`send ${k + 1}`);
      const answered = requests[k - 1]?.answered_ms ?? null;
      if (load !== FOLLOWS_ANSWERS || answered === null)
        return { bytes, when: { atUs: loadTime(sent_ms) + shift } };
      const afterUs = behindSendUs(sent_ms, answered, sends[k - 1]);
      return { bytes, when: { afterUs: Math.max(0, afterUs + shift) } };
    }),
    closeAfterUs:
      closed_ms === null || lastAnsweredMs === null
        ? 0
        : Math.max(0, behindSendUs(closed_ms, lastAnsweredMs, sends.at(-1)) + shiftUs('close')),
    patienceUs: null,
    ...(leaves && { leaves }),
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
