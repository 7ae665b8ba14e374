/**
 * The fields of the editor: each shows a part of a scenario as text, and makes of a text the scenario with that part
 * otherwise. What a text says wrong is a value.
 */
import { ALL_NAMES } from '../../../machines/stacks/profiles.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import { MOST } from '../../simulation/expected.ts';
import type { End, Link, Scenario } from '../../simulation/scenario.ts';
import { excerpt } from '../../trace/excerpt.ts';
import type { Side } from '../../trace/side.ts';
import {
  readInjections,
  readLinkChanges,
  writeInjections,
  writeLinkChanges,
} from '../../simulation/written/events.ts';
import { readFaults, writeFaults } from '../../simulation/written/faults.ts';
import { readPercent, writePercent } from '../../simulation/written/numbers.ts';
import { readScript, scriptOf, withScript, writeScript } from '../../simulation/written/script.ts';
import { readSettingOf, readSettings, writeSettings } from '../../simulation/written/settings.ts';
import {
  readEntries,
  readEntry,
  writeTime,
  type FromText,
  type WordReader,
} from '../../simulation/written/words.ts';

export interface FieldForm {
  readonly write: (scenario: Scenario) => string;
  readonly read: (text: string, scenario: Scenario) => FromText<Scenario>;
}

/** A field of which the text is read whole, and put into the scenario. */
const form = <T>(
  write: FieldForm['write'],
  read: (text: string) => FromText<T>,
  put: (value: T, scenario: Scenario) => Scenario,
): FieldForm => ({
  write,
  read(text, scenario) {
    const result = read(text);
    return 'problem' in result ? result : { value: put(result.value, scenario) };
  },
});

/** One entry; or nothing, which is null. */
const maybe =
  <T>(read: (words: WordReader) => T) =>
  (text: string): FromText<T | null> =>
    text.trim() === '' ? { value: null } : readEntry(text, read);

/** A value of the link that may be absent, as 0 is. */
const chanceOf = (
  key: 'jitterUs' | 'loss' | 'duplication' | 'seed',
  write: (value: number) => string,
  read: (words: WordReader) => number,
): FieldForm =>
  form(
    ({ link }) => (link[key] === undefined ? '' : write(link[key])),
    maybe(read),
    (value, scenario) => ({ ...scenario, link: withOptional<Link>(scenario.link, key, value) }),
  );

/** The object with another value under a name, or with none. */
function withOptional<T extends object>(object: T, key: keyof T, value: T[keyof T] | null): T {
  const { [key]: _, ...others } = object;
  return (value === null ? others : { ...others, [key]: value }) as T;
}

const percent = (words: WordReader): number => {
  const value = readPercent(words.word.replace(/%$/, ''));
  if (value === null) words.wrong({ why: 'percent' });
  words.take();
  words.skip('%');
  return value;
};

export const FIELDS = {
  name: form(
    ({ id }) => id,
    (text): FromText<string> => {
      const problem = (expected: 'name' | 'tooLong') => ({
        problem: {
          entry: 1,
          word: expected === 'name' ? '' : excerpt(text, 20),
          expected:
            expected === 'name'
              ? ({ why: 'name' } as const)
              : ({ why: 'tooLong', most: MOST.name } as const),
        },
      });
      if (text.trim() === '') return problem('name');
      return text.length > MOST.name ? problem('tooLong') : { value: text };
    },
    (id, scenario) => ({ ...scenario, id }),
  ),
  delay: form(
    ({ link }) => writeTime(link.delayUs),
    (text) => readEntry(text, (words) => words.timeUs()),
    (delayUs, scenario) => ({ ...scenario, link: { ...scenario.link, delayUs } }),
  ),
  jitter: chanceOf('jitterUs', writeTime, (words) => words.timeUs()),
  loss: chanceOf('loss', writePercent, percent),
  duplication: chanceOf('duplication', writePercent, percent),
  seed: chanceOf('seed', String, (words) => words.whole(0, MOST.seq)),
  until: form(
    ({ untilUs }) => (untilUs === undefined ? '' : writeTime(untilUs)),
    maybe((words) => words.timeUs()),
    (untilUs, scenario) => withOptional(scenario, 'untilUs', untilUs),
  ),
  linkChanges: form(
    ({ linkChanges = [] }) => writeLinkChanges(linkChanges),
    readLinkChanges,
    (linkChanges, scenario) => ({ ...scenario, linkChanges }),
  ),
  profile: form(
    ({ profile }) => profile,
    (text) => readEntry(text, (words) => words.oneOf(ALL_NAMES)),
    (profile, scenario) => ({ ...scenario, profile }),
  ),
  settings: form(
    ({ settings = {} }) => writeSettings(settings),
    readSettings,
    (settings, scenario) => ({ ...scenario, settings }),
  ),
  faults: form(
    ({ faults = [] }) => writeFaults(faults),
    readFaults,
    (faults, scenario) => ({ ...scenario, faults }),
  ),
  injections: form(
    ({ injections = [] }) => writeInjections(injections),
    readInjections,
    (injections, scenario) => ({ ...scenario, injections }),
  ),
} as const satisfies Record<string, FieldForm>;

export type EditorField = keyof typeof FIELDS;

/** What has a field of its own. */
const OWN_FIELDS = ['mss', 'rcvBuf'] as const;

const withEnd = (scenario: Scenario, side: Side, change: Partial<End>): Scenario => ({
  ...scenario,
  [side]: { ...scenario[side], ...change },
});

/** A number among an end's values; empty, it is that of both ends or of the profile. */
const octetsOf = (side: Side, key: (typeof OWN_FIELDS)[number]): FieldForm =>
  form(
    (scenario) => String(scenario[side].settings?.[key] ?? ''),
    (text): FromText<Profile[keyof Profile]> =>
      text.trim() === '' ? { value: null } : readSettingOf(key, text),
    (value, scenario) =>
      withEnd(scenario, side, {
        settings: withOptional<Partial<Profile>>(scenario[side].settings ?? {}, key, value),
      }),
  );

export const endFields = (side: Side) => ({
  iss: form(
    (scenario) => scenario[side].iss.join(', '),
    (text) => {
      const entries = text.replace(/[,，\s]+/g, ';');
      const numbers = readEntries(entries, (words) => words.whole(0, MOST.seq));
      return 'problem' in numbers || numbers.value.length > 0
        ? numbers
        : { problem: { entry: 1, word: '', expected: { why: 'some' } } };
    },
    (iss, scenario) => withEnd(scenario, side, { iss }),
  ),
  mss: octetsOf(side, 'mss'),
  rcvBuf: octetsOf(side, 'rcvBuf'),
  options: form(
    (scenario) => writeSettings(scenario[side].settings ?? {}, OWN_FIELDS),
    readSettings,
    (options, scenario) => {
      const { mss, rcvBuf } = scenario[side].settings ?? {};
      const own = { ...(mss !== undefined && { mss }), ...(rcvBuf !== undefined && { rcvBuf }) };
      return withEnd(scenario, side, { settings: { ...own, ...options } });
    },
  ),
  script: form(
    (scenario) => writeScript(scriptOf(scenario, side)),
    (text) => readScript(text, side),
    (script, scenario) => withScript(scenario, side, script),
  ),
});

export type EndFieldName = keyof ReturnType<typeof endFields>;

export const END_FIELDS = { client: endFields('client'), server: endFields('server') } as const;
