/** The text of a program, line by line, with what each line does. */
import type { Program } from '../program.ts';
import type { PlacedCall } from './statements.ts';

export interface Line {
  readonly text: string;
  /** Places in the program of what is done by this line; none for the lines around. */
  readonly of: readonly number[];
}

export interface ProgramAddress {
  readonly host: string;
  /** Where the server listens. */
  readonly port: number;
  /** Where the client binds, if it chooses its port. */
  readonly clientPort: number;
  /** The client's own address, where it is on another machine than the server. */
  readonly clientHost?: string;
}

/** On this machine, with the ports that the segments have too (`SOCKETS` in wire/addresses.ts). */
export const LOOPBACK: ProgramAddress = { host: '127.0.0.1', port: 8080, clientPort: 49152 };

export const line = (text: string, ...of: number[]): Line => ({ text, of });

export const indented = (lines: readonly Line[]): Line[] =>
  lines.map(({ text, of }) => ({ text: text === '' ? '' : `    ${text}`, of }));

export const placesOf = (reads: readonly PlacedCall[]): number[] => reads.map(({ index }) => index);

/** The port that a side binds to, and the one that it connects to. */
export function portsOf({ side }: Program, { port, clientPort }: ProgramAddress) {
  return side === 'client' ? { own: clientPort, peer: port } : { own: port, peer: clientPort };
}

/** The address that a side binds to, and the one that it connects to. */
export function hostsOf({ side }: Program, { host, clientHost = host }: ProgramAddress) {
  return side === 'client' ? { own: clientHost, peer: host } : { own: host, peer: clientHost };
}

/** Whether a name that a `socket` call gives is new, comes again, or will. */
export function naming(index: number, { doings }: Program): 'only' | 'first' | 'again' {
  const on = (i: number) => {
    const doing = doings[i];
    return doing?.kind === 'call' && doing.name === 'socket' ? doing.on : null;
  };
  const same = doings.flatMap((_, i) => (on(i) === on(index) ? [i] : []));
  if (same.length < 2) return 'only';
  return same[0] === index ? 'first' : 'again';
}

/** What the n-th connection is called: one that was accepted, or one that was opened. */
export function nameOf(n: number, { doings }: Program): string {
  const accepts = doings.some((doing) => doing.kind === 'call' && doing.name === 'accept');
  return (accepts ? 'conn' : 'sock') + (n > 1 ? String(n) : '');
}

/** Which connection a call brings, counted from 1. */
export function connectionFrom(index: number, { doings }: Program): number {
  const brings = doings
    .slice(0, index)
    .filter(
      (doing) =>
        doing.kind === 'call' &&
        (doing.name === 'accept' || (doing.name === 'socket' && doing.on !== 'listener')),
    );
  return brings.length + 1;
}

/** 0.08, 1.5, 300: seconds without needless zeros. */
export const seconds = (us: number): string => String(us / 1e6);

/** As much as one `recv` takes at most. */
export const LARGEST_RECV = 65_536;
