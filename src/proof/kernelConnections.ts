/** A recording of several clients' ports on one listener, as a recording of each connection. */
import type { Recording } from './kernelSchema.ts';

/** One for each port of the client; the connections of one port follow one another in a single run. */
export function connectionsOf(recorded: Recording): Recording[] {
  const ports = recorded.endpoints?.client?.ports ?? [];
  return ports.length < 2 ? [recorded] : ports.map((_, i) => connectionOf(recorded, i));
}

function connectionOf(recorded: Recording, index: number): Recording {
  const isIts = ({ conn }: { readonly conn?: number | undefined }) =>
    conn === undefined || conn === index;
  return {
    ...recorded,
    app: recorded.app.flatMap((app) => {
      const number = numberOf(app.sock);
      if (number === null) return [app];
      return number === index ? [{ ...app, sock: app.side === 'client' ? 'c0' : 's1' }] : [];
    }),
    segments: recorded.segments.filter(isIts),
    states: recorded.states.filter(isIts),
  };
}

/** Counted from 0: `c0` is the first connection that the client opened, `s1` the first that the listener took. */
function numberOf(sock: string | undefined): number | null {
  const [, letter, digits] = /^([cs])(\d+)$/.exec(sock ?? '') ?? [];
  return letter === undefined ? null : Number(digits) - (letter === 's' ? 1 : 0);
}
