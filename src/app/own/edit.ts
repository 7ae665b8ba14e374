/** The reader edits the scenario: from then on it is one of their own, with a name that is its link. */
import type { Scenario } from '../../simulation/scenario.ts';
import { settledFaults } from '../../simulation/written/faults.ts';
import { scenarioFrom } from '../../simulation/parseScenario.ts';
import { isOwn, keepOwn } from '../../scenarios/own.ts';
import { addressOfPage, leaveAddress } from '../address/follow.ts';
import type { Page } from '../Page.svelte.ts';
import { scenarioTitle } from '../scenarioTitle.ts';
import { codeOf, KEPT } from './code.ts';

/** What is edited: the scenario as it is simulated now, by a title that can be shown. */
export function editable(page: Page): Scenario {
  const { scenario, name } = page.player;
  return {
    ...scenario,
    id: isOwn(name) ? scenario.id : scenarioTitle(page.allWords, name),
    ...(scenario.faults && { faults: settledFaults(scenario.faults) }),
  };
}

/** Simulates `next`. What is edited again as the same `setting` is one thing to undo. */
export function edit(page: Page, next: Scenario, setting: string): void {
  const { player } = page;
  const isFirst = !isOwn(player.name);
  const untitled = isFirst && next.id === scenarioTitle(page.allWords, player.name);
  const scenario = untitled ? { ...next, id: titleOfMine(page, next.id) } : next;
  if (!('scenario' in scenarioFrom(scenario))) return;
  if (isFirst) leaveAddress(page);
  page.guide = null;
  const code = codeOf(scenario);
  player.edit({ name: keepOwn(code, scenario), base: scenario }, setting);
  if (code === KEPT) page.notice = page.viewWords?.editor.tooLongForLink ?? null;
  if (isFirst) history.pushState(null, '', addressOfPage(page));
}

const titleOfMine = ({ viewWords }: Page, title: string): string =>
  (viewWords?.editor.mine(title) ?? title).slice(0, 100);
