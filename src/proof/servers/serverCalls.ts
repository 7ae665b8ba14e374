/** Calls of a server program, recorded and simulated, in the same words. */
import type {
  Descriptor,
  Ready,
  Returned,
  ServerCall,
  ServerHappening,
  WorkerId,
} from '../../../machines/server/happenings.ts';
import type { ConnectionId } from '../../../machines/server/sockets.ts';
import { loadMs } from './load.ts';
import type { RecordedEvent, ServerRecording } from './serverSchema.ts';

/** A call, a service, or the beginning and end of a worker. */
export interface ServerLine {
  readonly worker: string;
  readonly op: string;
  /** `c0`; null for calls on no connection (a wait; an accept() that found nobody). */
  readonly conn: string | null;
  readonly text: string;
  readonly enteredMs: number;
  /** Null: not before the end, or not recorded. */
  readonly returnedMs: number | null;
}

const RAISED: Record<string, string> = {
  ConnectionResetError: 'ECONNRESET',
  BrokenPipeError: 'EPIPE',
};

/** By our names. */
const OP: Record<string, string> = {
  'write+drain': 'send',
  read: 'recv',
  write: 'send',
  thread_start: 'start',
  process_start: 'start',
  startThread: 'start',
  fork: 'start',
  thread_runs: 'runs',
  process_runs: 'runs',
  task_runs: 'runs',
  thread_ends: 'ends',
  process_ends: 'ends',
};

export function recordedLines(recorded: ServerRecording): ServerLine[] {
  return recorded.server_events
    .filter(({ op }) => op !== 'listen' && op !== 'fork')
    .map((event) => {
      const { who, op: their, conn, t_ms, t_ret_ms } = event;
      const op = OP[their] ?? their;
      return {
        ...{ worker: who, op, conn: conn ?? null },
        text: [op, conn, recordedResult(event)].filter((part) => part).join(' '),
        ...{ enteredMs: t_ms, returnedMs: t_ret_ms ?? null },
      };
    });
}

function recordedResult({ op, bytes, result, ...sets }: RecordedEvent): string | null {
  if (result !== undefined) return RAISED[result] ?? result;
  if (op === 'select')
    return `[${sets.readable?.join(' ') ?? ''}] [${sets.writable?.join(' ') ?? ''}] of ${sets.inputs ?? 0}+${sets.outputs ?? 0}`;
  if (op === 'epoll_wait' && sets.events) return `[${sets.events.map(([of]) => of).join(' ')}]`;
  return bytes === undefined ? null : String(bytes);
}

const LEFT_OUT: ReadonlySet<ServerCall> = new Set(['listen', 'epoll_ctl', 'waitpid']);

export function simulatedLines(happenings: readonly ServerHappening[]): ServerLine[] {
  const lines: ServerLine[] = [];
  const open = new Map<WorkerId, { at: number; inputs?: string }>();
  for (const it of happenings) {
    const atMs = loadMs(it.at);
    switch (it.kind) {
      case 'callEntered':
      case 'serviceBegun':
        open.set(it.worker, { at: atMs });
        break;
      case 'returned':
        if (LEFT_OUT.has(it.call)) break;
        lines.push(lineOf(it, open.get(it.worker)?.at ?? atMs, atMs));
        break;
      case 'serviceEnded': {
        const conn = nameOf({ kind: 'connection', connection: it.connection });
        const enteredMs = open.get(it.worker)?.at ?? atMs;
        lines.push({
          ...{ worker: String(it.worker), op: 'service', conn, text: `service ${conn}` },
          ...{ enteredMs, returnedMs: atMs },
        });
        break;
      }
      default:
        break;
    }
  }
  return lines.sort((a, b) => a.enteredMs - b.enteredMs);
}

type Return = Extract<ServerHappening, { kind: 'returned' }>;

function lineOf(
  { worker, call, on, result }: Return,
  enteredMs: number,
  returnedMs: number,
): ServerLine {
  const op = OP[call] ?? call;
  const connection = result.kind === 'accepted' ? result.connection : connectionIn(on);
  const conn = connection === null ? null : `c${connection}`;
  const text = [op, conn, resultText(result)].filter((part) => part !== null).join(' ');
  return { ...{ worker: String(worker), op, conn, text }, ...{ enteredMs, returnedMs } };
}

const connectionIn = (on: Descriptor | null): ConnectionId | null =>
  on?.kind === 'connection' ? on.connection : null;

const nameOf = (of: Descriptor): string =>
  of.kind === 'listener' ? 'listener' : `c${of.connection}`;

function resultText(result: Returned): string | null {
  switch (result.kind) {
    case 'bytes':
      return String(result.bytes);
    case 'failed':
      return result.errno;
    case 'ready': {
      const which = (is: Ready['is']) =>
        result.ready
          .filter((ready) => ready.is === is)
          .map(({ of }) => nameOf(of))
          .join(' ');
      const { walked } = result;
      if (walked === null) return `[${which('readable')}]`;
      return `[${which('readable')}] [${which('writable')}] of ${walked.inputs}+${walked.outputs}`;
    }
    case 'done':
    case 'accepted':
    case 'started':
      return null;
  }
}
