/** The reader edits the scenario: from then on it is one of their own, with a name that is its link. */
import type { Scenario } from '../../simulation/scenario.ts';
import { MOST } from '../../simulation/expected.ts';
import { settledFaults } from '../../simulation/written/faults.ts';
import { scenarioFrom } from '../../simulation/parseScenario.ts';
import { isOwn } from '../../scenarios/own.ts';
import { beginningOf } from '../../trace/excerpt.ts';
import { pushAddress } from '../address/bar.ts';
import { addressOfPage, leaveAddress } from '../address/follow.ts';
import type { Refusal } from '../../views/panel.ts';
import type { App } from '../state/app.svelte.ts';
import { scenarioTitle } from '../scenarioTitle.ts';
import { versionOf } from './code.ts';
import { knownName } from './known.ts';
import { newestOf, type Mine } from './documents.ts';
import { findVersion, FROM_ELSEWHERE, keep, type Descent } from './mine.ts';

/** What is edited: the scenario as it is simulated now, by a title that can be shown. */
export function editable(app: App): Scenario {
  const { scenario, name } = app.session.player;
  return {
    ...scenario,
    id: isOwn(name) ? scenario.id : scenarioTitle(app.lexicon.all, name),
    ...(scenario.faults && { faults: settledFaults(scenario.faults) }),
  };
}

/**
 * Simulates `next`, and keeps it. What is edited again as the same `setting` is one thing to undo. What is no scenario,
 * though each of its parts could be read, is not; why, is given back.
 */
export function edit(app: App, next: Scenario, setting: string): Refusal | null {
  const { player } = app.session;
  const isFirst = !isOwn(player.name);
  const untitled = isFirst && next.id === scenarioTitle(app.lexicon.all, player.name);
  const scenario = untitled ? { ...next, id: titleOfMine(app, next.id) } : next;
  const read = scenarioFrom(scenario);
  if ('problem' in read) return read;
  if (isFirst) leaveAddress(app);
  app.session.guide = null;
  const descent = isFirst ? FROM_ELSEWHERE : descentOf(player, setting);
  player.edit({ name: knownName(read.scenario), base: read.scenario }, setting);
  lately = { setting, version: versionOf(read.scenario) };
  void keep(app, read.scenario, descent);
  if (isFirst) pushAddress(addressOfPage(app));
  return null;
}

/** Gives one of the list another name; to the one that is shown, as an edit like any other. */
export async function rename(app: App, mine: Mine, title: string): Promise<void> {
  const version = newestOf(mine);
  const { name, base } = app.session.player;
  if (isOwn(name) && versionOf(base) === version) {
    edit(app, { ...editable(app), id: title }, `rename ${Date.now()}`);
    return;
  }
  const scenario = await findVersion(version);
  if (scenario !== null) await keep(app, { ...scenario, id: title }, { since: version });
}

/** What was made last, and by setting what. */
let lately: { readonly setting: string; readonly version: string } | null = null;

/** What an edit of what is shown now is made of. */
function descentOf({ base, canRedo }: App['session']['player'], setting: string): Descent {
  const since = versionOf(base);
  const amends = lately?.setting === setting && lately.version === since;
  return { since, undone: canRedo, amends };
}

const titleOfMine = ({ lexicon }: App, title: string): string =>
  beginningOf(lexicon.shown.views?.editor.mine(title) ?? title, MOST.name);
