/** A server's scenario out of a reader's file: checked field by field; what is wrong is a value, with the path of the field. */
import * as v from 'valibot';
import { programOf } from '../../../machines/server/program.ts';
import { ms, s } from '../../../machines/tcp/time.ts';
import type { FileProblem } from '../expected.ts';
import { pathOf } from '../parseScenario.ts';
import { expectedOf } from '../settingsSchema.ts';
import { groupOf } from './clientGroups.ts';
import { namedInVain } from './namedInVain.ts';
import { MOST_OF_SERVER, SERVER_SCENARIO } from './serverSchema.ts';
import type { ServerScenario } from './serverScenario.ts';

export type ParsedServer =
  { readonly server: ServerScenario } | { readonly problem: FileProblem; readonly path: string };

export function serverScenarioFrom(data: unknown): ParsedServer {
  const result = v.safeParse(SERVER_SCENARIO, data);
  if (!result.success) {
    const [issue] = result.issues;
    return { problem: expectedOf(issue), path: pathOf(issue) };
  }
  const { $schema: _, faults, program, clients, ...given } = result.output;
  const groups = clients.map((group) => groupOf(defined(group)));
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  if (count > MOST_OF_SERVER.clients) {
    const problem = { why: 'whole', min: 1, max: MOST_OF_SERVER.clients } as const;
    return { problem, path: 'clients' };
  }
  const { model, ...values } = program;
  const server = {
    ...{ profile: 'linux', link: { delayUs: ms(1) }, port: 8080, host: {}, untilUs: s(20) },
    ...(defined(given) as object),
    version: 2,
    id: given.id,
    program: programOf(model, defined(values)),
    clients: groups,
    ...(faults && {
      faults: faults.map(({ connection, fault }) => ({ ...fault, connection })),
    }),
  } as ServerScenario;
  const [vain] = namedInVain(server);
  if (vain === undefined) return { server };
  const problem = { why: 'whole', min: 0, max: vain.last } as const;
  return { problem, path: `actions[${vain.nth}].${vain.field}` };
}

/** The same as a file says it. */
export const serverFileOf = ({ faults, ...scenario }: ServerScenario): object => ({
  ...scenario,
  ...(faults && { faults: faults.map(({ connection, ...fault }) => ({ connection, fault })) }),
});

/** Without fields that are there and say nothing. */
const defined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
