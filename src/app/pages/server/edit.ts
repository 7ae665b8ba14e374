/** What the reader has done to a server's scenario: settings, segments that are lost, and what was done at a moment of the run. */
import type { HostAction } from '../../../simulation/world/worldScenario.ts';
import { withoutNamedInVain } from '../../../simulation/world/namedInVain.ts';
import type { ServerScenario } from '../../../simulation/world/serverScenario.ts';
import { readExact, readWhole, SECOND, writeExact } from '../../../simulation/written/numbers.ts';
import { KNOBS, withKnobs, type Knobs } from './knobs.ts';
import { faultsOf, type LostSegment } from './lost.ts';

/** Done to a worker, a client, or a listening socket. */
export type Deed =
  | { readonly do: 'pause' | 'resume'; readonly worker: number }
  | { readonly do: 'reset'; readonly connection: number }
  | { readonly do: 'backlog'; readonly listener: number; readonly backlog: number };

export type DatedDeed = Deed & { readonly atUs: number };

export interface ServerEdit {
  readonly knobs: Knobs;
  readonly lost: readonly LostSegment[];
  readonly deeds: readonly DatedDeed[];
}

export const UNCHANGED: ServerEdit = { knobs: {}, lost: [], deeds: [] };

export const isUnchanged = ({ knobs, lost, deeds }: ServerEdit): boolean =>
  Object.keys(knobs).length === 0 && lost.length === 0 && deeds.length === 0;

/** The scenario as the reader has it. */
export function editedServer(base: ServerScenario, edit: ServerEdit): ServerScenario {
  const actions = [...(base.actions ?? []), ...edit.deeds.map((deed) => actionOf(deed, base.port))];
  // what was done to a worker that another model has not, nobody is there for
  return withoutNamedInVain({
    ...withKnobs(base, edit.knobs),
    faults: [...(base.faults ?? []), ...faultsOf(edit.lost)],
    ...(actions.length > 0 && { actions: actions.toSorted((a, b) => a.atUs - b.atUs) }),
  });
}

function actionOf(deed: DatedDeed, port: number): HostAction {
  if (deed.do !== 'backlog') return deed;
  const { atUs, listener, backlog } = deed;
  return { atUs, do: 'listen', listener, port, backlog };
}

const MOST_DEEDS = 100;
/** No run is longer. */
export const LONGEST_US = 86_400_000_000;
const DEED = /^(pause|resume|reset|backlog)\.(\d+)(?:\.(\d+))?@([\d.]+)$/;

/** `pause.2@1.25,backlog.0.10@3`: what, to which worker, connection or listener, and when, in seconds. */
export const deedsFrom = (text: string): readonly DatedDeed[] =>
  text
    .split(',')
    .slice(0, MOST_DEEDS)
    .flatMap((each) => deedFrom(each) ?? []);

function deedFrom(text: string): DatedDeed | null {
  const [, what, whom = '', limit = '', when = ''] = DEED.exec(text) ?? [];
  const atUs = readExact(when, SECOND, LONGEST_US);
  const of = readWhole(whom, 1e5);
  if (atUs === null || of === null) return null;
  switch (what) {
    case 'pause':
    case 'resume':
      return { do: what, worker: of, atUs };
    case 'reset':
      return { do: what, connection: of, atUs };
    default: {
      const backlog = readWhole(limit, KNOBS.backlog.max);
      return backlog === null ? null : { do: 'backlog', listener: of, backlog, atUs };
    }
  }
}

export const deedsText = (deeds: readonly DatedDeed[]): string =>
  deeds.map((deed) => `${whatOf(deed)}@${writeExact(deed.atUs, SECOND)}`).join(',');

function whatOf(deed: Deed): string {
  switch (deed.do) {
    case 'pause':
    case 'resume':
      return `${deed.do}.${deed.worker}`;
    case 'reset':
      return `reset.${deed.connection}`;
    case 'backlog':
      return `backlog.${deed.listener}.${deed.backlog}`;
  }
}
