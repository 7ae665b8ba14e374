/** Clients as data: when each connects, sends, and leaves; and how a recorded load becomes that. */
import { ms, time, type Time } from '../../../machines/tcp/time.ts';
import type { RecordedClient, ServerRecording } from './serverSchema.ts';

export interface LoadRequest {
  readonly bytes: number;
  /** At this moment, or so long after the answer to the one before. */
  readonly when: { readonly at: Time } | { readonly afterAnswerUs: number };
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

/** A request follows the answer to the one before in this kind of load, and else a clock. */
const FOLLOWS_ANSWERS = 'closed5';

/** On a loopback, from a call of the client to the server's socket. */
export const ONE_WAY_US = 10;

export function loadOf(recorded: ServerRecording): LoadClient[] {
  const order = [...recorded.clients].sort(
    (a, b) => acceptedMs(recorded, a) - acceptedMs(recorded, b),
  );
  // the accept queue is a queue: who was accepted first had come first, as far as their calls of connect() allow
  let latestMs = -Infinity;
  const connectMs = new Map<RecordedClient, number>();
  for (const client of order) {
    const atMs = Math.max(client.connect_ms, Math.min(latestMs, client.connected_ms ?? latestMs));
    connectMs.set(client, atMs);
    latestMs = atMs + 0.001;
  }
  return recorded.clients.map((client) => clientOf(recorded, client, connectMs.get(client) ?? 0));
}

const acceptedMs = ({ accepted }: ServerRecording, { conn, connect_ms }: RecordedClient): number =>
  accepted[conn]?.t_ms ?? 1e6 + connect_ms;

function clientOf(
  { load, server_events }: ServerRecording,
  client: RecordedClient,
  connectMs: number,
): LoadClient {
  const { conn, requests, closed_ms, aborted_ms, timeout } = client;
  const lastSend = server_events.findLast(({ op, ...of }) => of.conn === conn && isSend(op));
  const lastAnswered = requests.at(-1)?.answered_ms;
  const late = lastAnswered != null && closed_ms != null ? closed_ms - lastAnswered : 0;
  const fromSend = closed_ms != null && lastSend ? closed_ms - lastSend.t_ms : late;
  return {
    connectAt: loadTime(connectMs),
    requests: requests.map(({ sent_ms, bytes }, k): LoadRequest => {
      const answered = requests[k - 1]?.answered_ms;
      if (load !== FOLLOWS_ANSWERS || answered == null)
        return { bytes, when: { at: loadTime(sent_ms) } };
      return { bytes, when: { afterAnswerUs: ms(sent_ms - answered) } };
    }),
    // how late the client saw the answer is in it
    closeAfterUs: Math.max(0, ms(fromSend) - ONE_WAY_US),
    givesUpAt: timeout === true && closed_ms != null ? loadTime(closed_ms) : null,
    abortAt: aborted_ms == null ? null : loadTime(aborted_ms),
  };
}

export const isSend = (op: string): boolean => op === 'send' || op === 'write+drain';
