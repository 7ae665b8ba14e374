/** The options of both ends of a scenario, as one switch: it is the scenario's own data, and says nothing where the profile has it so. */
import { profileOf } from '../../machines/stacks/profiles.ts';
import {
  offersOptions,
  todaysOptions,
  withoutOptions,
} from '../../machines/stacks/todaysOptions.ts';
import { SIDES } from '../trace/side.ts';
import { endInfoOf, type End, type Scenario } from './scenario.ts';

/** What both ends offer; where they differ it is some. */
export function offeredIn(scenario: Scenario): 'all' | 'none' | 'some' {
  const [one, other] = SIDES.map((side) => offersOptions(endInfoOf(scenario, side).stack.profile));
  return one !== undefined && one === other ? one : 'some';
}

/** The same scenario, in which both ends offer all of them, or none. */
export function withOffered(scenario: Scenario, on: boolean): Scenario {
  const usual = offersOptions(profileOf(scenario.profile));
  const settings = {
    ...withoutOptions(scenario.settings ?? {}),
    ...(usual === (on ? 'all' : 'none') ? {} : todaysOptions(on)),
  };
  const { settings: _settings, ...rest } = scenario;
  return {
    ...rest,
    ...(Object.keys(settings).length > 0 && { settings }),
    client: endWithout(scenario.client),
    server: endWithout(scenario.server),
  };
}

function endWithout({ settings: own, ...end }: End): End {
  const settings = withoutOptions(own ?? {});
  return Object.keys(settings).length > 0 ? { ...end, settings } : end;
}
