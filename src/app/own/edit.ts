/** The reader edits the scenario: from then on it is one of their own, with a name that is its link. */
import type { Scenario } from '../../simulation/scenario.ts';
import { settledFaults } from '../../simulation/written/faults.ts';
import { scenarioFrom } from '../../simulation/parseScenario.ts';
import { isOwn, keepOwn } from '../../scenarios/own.ts';
import { addressOfPage, leaveAddress } from '../address/follow.ts';
import type { Refusal } from '../../views/panel.ts';
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
  const code = codeOf(scenario);
  player.edit({ name: keepOwn(code, scenario), base: scenario }, setting);
  if (code === KEPT) app.messages.say(app.lexicon.shown.views?.editor.tooLongForLink ?? null);
  if (isFirst) history.pushState(null, '', addressOfPage(app));
  return null;
}

const titleOfMine = ({ lexicon }: App, title: string): string =>
  (lexicon.shown.views?.editor.mine(title) ?? title).slice(0, 100);
