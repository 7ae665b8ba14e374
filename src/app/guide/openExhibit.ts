/** Opens the run that a lesson's step, a question, ... speaks of, at its moment. */
import { time } from '../../../machines/tcp/time.ts';
import type { Exhibit } from '../../cases/case.ts';
import { NO_CHANGES, type Changes } from '../../player/changes.ts';
import { treat } from '../../player/interventions.ts';
import { scenarioNamed } from '../../scenarios/named.ts';
import { START } from '../../trace/moment.ts';
import { addressOfPage, leaveAddress } from '../address/follow.ts';
import type { Page } from '../Page.svelte.ts';
import { guideOf } from './reference.ts';

/** Says whether there is such a guide. Without one the page stays as it is. */
export function openExhibit(page: Page, name: string): boolean {
  const guide = guideOf(name);
  if (guide === null) return false;
  // A link has left its own address already: that one says how to get here, not what is here.
  const byLink = location.hash.startsWith('#/open/');
  if (!byLink) leaveAddress(page);
  page.float = null;
  page.place = null;
  page.guide = name;
  showExhibit(page, guide.exhibit);
  if (byLink) history.replaceState(null, '', addressOfPage(page));
  else history.pushState(null, '', addressOfPage(page));
  return true;
}

/** Shows the run of an exhibit at its moment. */
export function showExhibit({ player }: Page, exhibit: Exhibit): void {
  player.pause();
  player.open({
    scenario: exhibit.scenario,
    changes: changesOf(exhibit),
    at: time(0),
    done: 0,
  });
  player.moveTo(exhibit.moment(player.trace) ?? START);
}

/** What is lost besides, and another profile, are the reader's own doing: they can be taken back. */
export const changesOf = ({ scenario, profile, lose = [] }: Exhibit): Changes =>
  lose.reduce((changes, segment) => treat(changes, segment, { do: 'drop' }), {
    ...NO_CHANGES,
    profile: profile === scenarioNamed(scenario)?.profile ? null : (profile ?? null),
  });
