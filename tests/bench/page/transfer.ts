/** A transfer of about as many segments as are wanted, written so shortly that a link can hold it. */
import type { Scenario } from '../../../src/simulation/scenario.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { LIMITS } from '../../../src/simulation/limits.ts';
import type { ConnectionTrace } from '../../../src/trace/connection.ts';

const MSS = 1000;
/** A segment of data, and nearly as many ACKs. */
const OCTETS_A_SEGMENT = MSS / 2;
const MOST_IN_A_WRITE = 1_000_000;

export interface Transfer {
  /** By which the page calls it. */
  readonly title: string;
  readonly trace: ConnectionTrace;
  /** The hash that opens it, at its end. */
  readonly hash: string;
}

export function transferOf(segments: number): Transfer {
  const title = `transfer of ${segments} segments`;
  const scenario = transferring(title, Math.max(1, segments * OCTETS_A_SEGMENT - 3 * MSS));
  const trace = simulate(scenario, { ...LIMITS, steps: Infinity, flights: segments });
  const code = Buffer.from(JSON.stringify(scenario)).toString('base64url');
  return { title, trace, hash: `#own/${code}?t=${trace.end.at / 1e6}` };
}

function transferring(id: string, octets: number): Scenario {
  const writes = Math.ceil(octets / MOST_IN_A_WRITE);
  return {
    id,
    profile: 'rfc',
    settings: { mss: MSS },
    link: { delayUs: 50_000, loss: 0.005, seed: 9293 },
    client: { iss: [100] },
    server: {
      iss: [300],
      reactions: [{ on: 'endOfFile', afterUs: 0, call: 'close' }],
    },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: 0, side: 'client', call: 'connect' },
      ...Array.from({ length: writes }, (_, i) => ({
        atUs: 200_000,
        side: 'client' as const,
        call: 'send' as const,
        bytes: Math.min(MOST_IN_A_WRITE, octets - i * MOST_IN_A_WRITE),
      })),
      { atUs: 250_000, side: 'client', call: 'close' },
    ],
  };
}
