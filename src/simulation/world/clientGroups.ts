/** Clients as a reader sets them: so many of a kind, when they come, what they ask for, how they leave. */
import { chance } from '../random.ts';
import type { ClientProgram, ClientRequest, WorldClientPlan } from './worldScenario.ts';

/** When the clients of a group come, the first one at `startUs`. */
export type Rhythm =
  | { readonly kind: 'together' }
  | { readonly kind: 'every'; readonly us: number }
  /** Times between them at random, so long on average (a Poisson process). */
  | { readonly kind: 'random'; readonly meanUs: number; readonly seed: number };

export interface ClientGroup {
  readonly count: number;
  readonly startUs: number;
  readonly rhythm: Rhythm;
  readonly requests: number;
  readonly requestBytes: number;
  /** So long after it is connected it asks for the first time. */
  readonly silentUs: number;
  /** So long after each answer it asks again; or, by `everyUs`, by the clock and whatever has been answered. */
  readonly thinkUs: number;
  readonly everyUs: number | null;
  readonly patienceUs: number | null;
  /** So long after it has come it leaves, whatever has been answered. */
  readonly leaves: { readonly afterUs: number; readonly by: 'close' | 'abort' } | null;
  /** SYNs from addresses at which nobody is: a SYN flood. */
  readonly forged: boolean;
}

export const USUAL_GROUP: ClientGroup = {
  count: 5,
  startUs: 10_000,
  rhythm: { kind: 'together' },
  requests: 1,
  requestBytes: 10,
  silentUs: 0,
  thinkUs: 0,
  everyUs: null,
  patienceUs: null,
  leaves: null,
  forged: false,
};

/** A group as usual but for what is given. */
export const groupOf = (given: Partial<ClientGroup>): ClientGroup => ({ ...USUAL_GROUP, ...given });

/** Ephemeral ports begin there (`net.ipv4.ip_local_port_range`). */
const FIRST_PORT = 32_768;

/** Every client of every group, in the order of the groups. */
export function clientsOf(groups: readonly ClientGroup[], serverPort: number): WorldClientPlan[] {
  const plans: WorldClientPlan[] = [];
  for (const group of groups) {
    let atUs = group.startUs;
    for (let nth = 0; nth < group.count; nth += 1) {
      plans.push(clientOf(group, plans.length, atUs, serverPort));
      atUs += gapUs(group.rhythm, nth);
    }
  }
  return plans;
}

function gapUs(rhythm: Rhythm, nth: number): number {
  switch (rhythm.kind) {
    case 'together':
      return 0;
    case 'every':
      return rhythm.us;
    case 'random':
      return Math.round(-Math.log(1 - chance(rhythm.seed, `gap ${nth}`)) * rhythm.meanUs);
  }
}

/** The two ends of a client's connection: its ports, and the numbers that they begin with. */
export const endsOf = (index: number, serverPort: number) => ({
  name: `c${index}`,
  port: FIRST_PORT + index,
  serverPort,
  iss: 1000 + index * 100_000,
  serverIss: [5_000_000 + index * 100_000],
});

function clientOf(
  group: ClientGroup,
  index: number,
  atUs: number,
  serverPort: number,
): WorldClientPlan {
  const plan = endsOf(index, serverPort);
  if (group.forged) {
    const actions = [
      { atUs, call: 'connect' },
      { atUs, call: 'crash' },
    ] as const;
    return { ...plan, isForged: true, actions };
  }
  return { ...plan, program: programOfClient(group, atUs) };
}

function programOfClient(group: ClientGroup, atUs: number): ClientProgram {
  const { requests, requestBytes, silentUs, thinkUs, everyUs, patienceUs, leaves } = group;
  const requestOf = (nth: number): ClientRequest => {
    if (everyUs !== null && nth > 0)
      return { bytes: requestBytes, when: { atUs: atUs + silentUs + nth * everyUs } };
    return { bytes: requestBytes, when: { afterUs: nth === 0 ? silentUs : thinkUs } };
  };
  return {
    connectAtUs: atUs,
    requests: Array.from({ length: requests }, (_, nth) => requestOf(nth)),
    closeAfterUs: 0,
    patienceUs,
    ...(leaves && { leaves: { atUs: atUs + leaves.afterUs, by: leaves.by } }),
  };
}
