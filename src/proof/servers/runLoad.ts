/** A server program under a load, on a simulated host: the world of it, what happened on the server, and what its clients saw. */
import type { ServerHappening } from '../../../machines/server/happenings.ts';
import type { Lateness } from '../../../machines/server/lateness.ts';
import type { ServerProgram } from '../../../machines/server/program.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import { endsOf } from '../../simulation/world/clientGroups.ts';
import { WORLD_LIMITS } from '../../simulation/world/worldLimits.ts';
import { simulateWorld } from '../../simulation/world/worldRun.ts';
import type {
  ClientProgram,
  HostAction,
  WorldScenario,
} from '../../simulation/world/worldScenario.ts';
import type { WorldTrace } from '../../trace/world.ts';
import { ONE_WAY_US } from './load.ts';

export interface LoadRun {
  readonly trace: WorldTrace;
  readonly happenings: readonly ServerHappening[];
  /** Of each client's requests: when its answer had begun to arrive. */
  readonly answeredAt: readonly (readonly (Time | null)[])[];
}

export function runLoad(
  program: ServerProgram,
  load: readonly ClientProgram[],
  untilUs: Time,
  lateness?: Lateness,
  actions: readonly HostAction[] = [],
): LoadRun {
  const world = worldOf(program, load, untilUs, actions);
  const trace = simulateWorld(world, WORLD_LIMITS, lateness);
  return {
    trace,
    happenings: trace.happenings.flatMap((it) => (it.kind === 'server' ? it.what : [])),
    answeredAt: answersIn(trace, load),
  };
}

const PORT = 8080;

/** What the loopback's MTU of 65,536 leaves for data. */
const LOOPBACK_MSS = 65_483;

const worldOf = (
  program: ServerProgram,
  load: readonly ClientProgram[],
  untilUs: Time,
  actions: readonly HostAction[],
): WorldScenario => ({
  version: 2,
  id: program.model,
  profile: 'linux',
  settings: { mss: LOOPBACK_MSS },
  link: { delayUs: ONE_WAY_US },
  server: { program, actions },
  clients: load.map((client, index) => ({ ...endsOf(index, PORT), program: client })),
  untilUs,
});

/** A request is answered when its first octets have come back. */
const MARK_BYTES = 10;

function answersIn({ happenings }: WorldTrace, load: readonly ClientProgram[]): (Time | null)[][] {
  const answeredAt = load.map(({ requests }) => requests.map((): Time | null => null));
  for (const it of happenings) {
    if (it.kind !== 'client' || it.what.is !== 'reads') continue;
    const { answeredBytes } = it.what;
    const of = answeredAt[it.client] ?? [];
    let before = 0;
    load[it.client]?.requests.forEach(({ bytes }, k) => {
      if (answeredBytes >= before + Math.min(MARK_BYTES, bytes)) of[k] ??= it.at;
      before += bytes;
    });
  }
  return answeredAt;
}
