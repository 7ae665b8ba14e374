/**
 * A scenario of a server with many clients, as a reader writes it (scenario version 2): the host, the program on it, groups of clients,
 * the network between. A scenario of one connection (version 1, scenario.ts) is a world of one client.
 */
import type { HostSettings } from '../../../machines/host/settings.ts';
import type { ServerProgram } from '../../../machines/server/program.ts';
import type { ProfileName } from '../../../machines/stacks/profiles.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { Link } from '../scenario.ts';
import { clientsOf, type ClientGroup } from './clientGroups.ts';
import type { HostAction, WorldFault, WorldScenario } from './worldScenario.ts';

export interface ServerScenario {
  readonly version: 2;
  readonly id: string;
  readonly profile: ProfileName;
  readonly settings?: Partial<Profile>;
  readonly link: Link;
  /** The port on which the server listens. */
  readonly port: number;
  readonly host: Partial<HostSettings>;
  readonly program: ServerProgram;
  readonly clients: readonly ClientGroup[];
  /** What the reader does to this run: segments lost, workers paused, another backlog. */
  readonly faults?: readonly WorldFault[];
  readonly actions?: readonly HostAction[];
  /** The run ends here at the latest. */
  readonly untilUs: number;
}

/** Every end and every host, with what each does. */
export const worldOf = ({
  host,
  program,
  clients,
  port,
  actions,
  ...world
}: ServerScenario): WorldScenario => ({
  ...world,
  server: { host, program, ...(actions && { actions }) },
  clients: clientsOf(clients, port),
});

/** What data of unknown origin says of a server with many clients: itself, or the scenario of a whole run. null: nothing. */
export function serverDataIn(data: unknown): object | null {
  const isRun = hasField(data, 'format') && data.format === 'synfin-world';
  const said = isRun && hasField(data, 'scenario') ? data.scenario : data;
  return hasField(said, 'version') && said.version === 2 ? said : null;
}

const hasField = <K extends string>(data: unknown, field: K): data is Record<K, unknown> =>
  typeof data === 'object' && data !== null && field in data;
