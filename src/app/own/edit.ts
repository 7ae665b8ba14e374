/** The reader edits the scenario: from then on it is one of their own, with a name that is its link. */
import type { Scenario } from '../../simulation/scenario.ts';
import { MOST } from '../../simulation/expected.ts';
import { settledFaults } from '../../simulation/written/faults.ts';
import { scenarioFrom } from '../../simulation/parseScenario.ts';
import { isOwn, keepOwn } from '../../scenarios/own.ts';
import { beginningOf } from '../../trace/excerpt.ts';
import { pushAddress } from '../address/bar.ts';
import { addressOfPage, leaveAddress } from '../address/follow.ts';
import type { App } from '../state/app.svelte.ts';
import { scenarioTitle } from '../scenarioTitle.ts';
import { codeOf, KEPT } from './code.ts';

/** What is edited: the scenario as it is simulated now, by a title that can be shown. */
export function editable(app: App): Scenario {
  const { scenario, name } = app.session.player;
  return {
    ...scenario,
    id: isOwn(name) ? scenario.id : scenarioTitle(app.lexicon.all, name),
    ...(scenario.faults && { faults: settledFaults(scenario.faults) }),
  };
}

/** Simulates `next`. What is edited again as the same `setting` is one thing to undo. */
export function edit(app: App, next: Scenario, setting: string): void {
  const { player } = app.session;
  const isFirst = !isOwn(player.name);
  const untitled = isFirst && next.id === scenarioTitle(app.lexicon.all, player.name);
  const scenario = untitled ? { ...next, id: titleOfMine(app, next.id) } : next;
  if (!('scenario' in scenarioFrom(scenario))) return;
  if (isFirst) leaveAddress(app);
  app.session.guide = null;
  const code = codeOf(scenario);
  player.edit({ name: keepOwn(code, scenario), base: scenario }, setting);
  if (code === KEPT) app.messages.say(app.lexicon.shown.views?.editor.tooLongForLink ?? null);
  if (isFirst) pushAddress(addressOfPage(app));
}

const titleOfMine = ({ lexicon }: App, title: string): string =>
  beginningOf(lexicon.shown.views?.editor.mine(title) ?? title, MOST.name);
