/** A program as statements, before they are written in a language: calls in a row become a loop, failures are caught. */
import type { Doing, Program, SocketCall } from '../program.ts';

/** A doing by its place in the program. */
export interface PlacedCall {
  readonly index: number;
  readonly call: SocketCall;
}

export type Statement =
  | {
      readonly kind: 'call';
      readonly index: number;
      readonly call: SocketCall;
      /** It fails, and the program goes on. */
      readonly caught: boolean;
    }
  /** Another thread calls after a while, counted from the call of the statement that follows. */
  | { readonly kind: 'elsewhere'; readonly afterUs: number; readonly placed: PlacedCall }
  /** Reads to the end of the file, or as long as there is a connection. */
  | { readonly kind: 'readAll'; readonly reads: readonly PlacedCall[] }
  /** Reads until there are so many octets. */
  | { readonly kind: 'readSome'; readonly bytes: number; readonly reads: readonly PlacedCall[] }
  | { readonly kind: 'sleep'; readonly index: number; readonly us: number | null }
  | { readonly kind: 'crash'; readonly index: number };

export function statementsOf({ doings }: Program): Statement[] {
  const statements: Statement[] = [];
  for (let i = 0; i < doings.length; i++) {
    const doing = doings[i];
    if (doing?.kind === 'crash') statements.push({ kind: 'crash', index: i });
    else if (doing?.kind === 'sleep') statements.push(sleep(doing, i));
    else if (doing) {
      const reads = readsFrom(doings, i);
      if (reads.length > 1) {
        statements.push(loop(reads));
        i += reads.length - 1;
        continue;
      }
      const others = elsewhereBehind(doings, i);
      statements.push(...others.map((placed) => elsewhere(placed, doing)));
      statements.push({ kind: 'call', index: i, call: doing, caught: isCaught(doings, i) });
      i += others.length;
    }
  }
  return statements;
}

const sleep = (doing: Doing, index: number): Statement => ({
  kind: 'sleep',
  index,
  us: doing.returnedAt && doing.returnedAt.at - doing.calledAt.at,
});

const elsewhere = (placed: PlacedCall, blocked: SocketCall): Statement => ({
  kind: 'elsewhere',
  afterUs: placed.call.calledAt.at - blocked.calledAt.at,
  placed,
});

/** The calls of other threads while this one is blocked. */
function elsewhereBehind(doings: readonly Doing[], i: number): PlacedCall[] {
  const others: PlacedCall[] = [];
  for (let index = i + 1; index < doings.length; index++) {
    const call = doings[index];
    if (call?.kind !== 'call' || !call.elsewhere) break;
    others.push({ index, call });
  }
  return others;
}

/** Whether a call fails and the program goes on all the same. */
function isCaught(doings: readonly Doing[], i: number): boolean {
  const doing = doings[i];
  if (doing?.kind !== 'call' || doing.result?.kind !== 'failed') return false;
  const next = doings.slice(i + 1).find((other) => other.kind !== 'call' || !other.elsewhere);
  return next !== undefined && next.kind !== 'crash';
}

/** The reads in a row that begin here, each called as soon as the one before has returned. */
function readsFrom(doings: readonly Doing[], i: number): PlacedCall[] {
  const reads: PlacedCall[] = [];
  for (let index = i; index < doings.length; index++) {
    const call = doings[index];
    // One that the run itself calls says how much it wants, and stands alone.
    if (call?.kind !== 'call' || call.name !== 'recv' || call.step !== null || call.elsewhere)
      break;
    if (elsewhereBehind(doings, index).length > 0) break;
    reads.push({ index, call });
    if (isCaught(doings, index)) return [];
  }
  return reads;
}

function loop(reads: readonly PlacedCall[]): Statement {
  const results = reads.map(({ call }) => call.result);
  const bytes = results.reduce((sum, r) => sum + (r?.kind === 'bytes' ? r.bytes : 0), 0);
  const last = results.at(-1);
  const goesOn = last?.kind === 'bytes' && last.bytes > 0;
  return goesOn ? { kind: 'readSome', bytes, reads } : { kind: 'readAll', reads };
}
