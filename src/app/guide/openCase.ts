/** Opens the run that a lesson's step, a question, ... speaks of, at its moment. */
import { time } from '../../../machines/tcp/time.ts';
import type { Case } from '../../cases/case.ts';
import { NO_CHANGES, type Changes } from '../../player/changes.ts';
import { treat } from '../../player/interventions.ts';
import { scenarioNamed } from '../../scenarios/named.ts';
import { START } from '../../trace/moment.ts';
import { pushAddress, showAddress } from '../address/bar.ts';
import { addressOfPage, leaveAddress } from '../address/follow.ts';
import type { App } from '../state/app.svelte.ts';
import { guideOf } from './reference.ts';
import { restOfRoomGuide, roomGuideOf } from './roomGuide.ts';

/** Says whether there is such a guide. Without one the page stays as it is. */
export function openCase(app: App, name: string): boolean {
  const guide = guideOf(name);
  if (guide === null) return openInRoom(app, name);
  // A link has left its own address already: that one says how to get here, not what is here.
  const byLink = location.hash.startsWith('#/open/');
  if (!byLink) leaveAddress(app);
  app.overlays.close();
  app.route.show(null);
  app.session.guide = name;
  showCase(app, guide.example);
  if (byLink) showAddress(addressOfPage(app), null);
  else pushAddress(addressOfPage(app));
  return true;
}

/** A guide on servers or captures has a page of its own. */
function openInRoom(app: App, name: string): boolean {
  const guide = roomGuideOf(name);
  if (guide === null) return false;
  const byLink = location.hash.startsWith('#/open/');
  if (!byLink) leaveAddress(app);
  app.session.player.pause();
  app.overlays.close();
  app.route.show(guide.room, restOfRoomGuide(guide));
  if (byLink) showAddress(addressOfPage(app), null);
  else pushAddress(addressOfPage(app));
  return true;
}

/** Shows the run of a case at its moment. */
export function showCase({ session: { player } }: App, example: Case): void {
  player.pause();
  player.open({
    scenario: example.scenario,
    changes: changesOf(example),
    at: time(0),
    done: 0,
  });
  player.moveTo(example.moment(player.trace) ?? START);
}

/** What is lost besides, and another profile, are the reader's own doing: they can be taken back. */
export const changesOf = ({ scenario, profile, lose = [] }: Case): Changes =>
  lose.reduce((changes, segment) => treat(changes, segment, { do: 'drop' }), {
    ...NO_CHANGES,
    profile: profile === scenarioNamed(scenario)?.profile ? null : (profile ?? null),
  });
