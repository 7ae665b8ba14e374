/**
 * Values of a profile that are set otherwise, as text: `delayedAck 200ms; nagle on; keepAlive 10s 1s 5; orphanRetries none`.
 *
 * Names are those of the profile, without the unit. `none` is what the profile has as null.
 */
import * as v from 'valibot';
import type { KeepAlive, Profile } from '../../../machines/tcp/profile.ts';
import { MOST, type Expected, type FileProblem } from '../expected.ts';
import { expectedOf, SETTINGS } from '../settingsSchema.ts';
import {
  readEntries,
  readEntry,
  writeEntries,
  writeTime,
  written,
  type FromText,
  type WordReader,
} from './words.ts';

/** What a stack breaks is no value to be set. */
type Key = Exclude<keyof Profile, 'breaks'>;
type Value = Profile[Key];

export const SETTING_KEYS = Object.keys(SETTINGS) as readonly Key[];

export const settingName = (key: Key): string => key.replace(/Us$/, '');

const BY_NAME: ReadonlyMap<string, Key> = new Map(
  SETTING_KEYS.map((key) => [settingName(key).toLowerCase(), key]),
);

/** Of a value that is set twice the later one holds. */
export function readSettings(text: string): FromText<Partial<Profile>> {
  const entries = readEntries(text, readSetting);
  return 'problem' in entries ? entries : { value: Object.fromEntries(entries.value) };
}

function readSetting(words: WordReader): [Key, Value] {
  const key = BY_NAME.get(words.word.toLowerCase());
  if (key === undefined) words.wrong({ why: 'oneOf', names: namesLike(words.word) });
  words.take();
  return [key, readChecked(key, words)];
}

/** The value of one setting, as the text of a field of its own. */
export const readSettingOf = (key: Key, text: string): FromText<Value> =>
  readEntry(text, (words) => readChecked(key, words));

function readChecked(key: Key, words: WordReader): Value {
  const { word } = words;
  const value = words.skip('none') ? null : readValue(key, words);
  const checked = v.safeParse(SETTINGS[key], value);
  if (!checked.success) words.wrong(inText(expectedOf(checked.issues[0])), word);
  return checked.output;
}

const MEMORY: readonly Key[] = ['rcvBufMax', 'sndBuf', 'sndBufMax'];

function readValue(key: Key, words: WordReader): unknown {
  if (key === 'keepAlive') {
    const idleUs = words.timeUs(1000);
    const intervalUs = words.timeUs(1000);
    return { idleUs, intervalUs, probes: words.whole(1, 100) };
  }
  if (key.endsWith('Us')) return words.timeUs();
  const { type } = wrapped(SETTINGS[key]);
  if (type === 'boolean') return words.oneOf(['on', 'off']) === 'on';
  return type === 'number'
    ? words.whole(0, MEMORY.includes(key) ? MOST.memory : MOST.bytes)
    : words.take();
}

/** What a value is that may be none as well. */
const wrapped = (schema: v.GenericSchema & { readonly wrapped?: v.GenericSchema }) =>
  schema.wrapped ?? schema;

/** A text has units, and its switches are on or off. It has no fields, that one could be missing or unknown. */
function inText(problem: FileProblem): Expected {
  const expected = problem as Expected;
  if (expected.why === 'us') return { ...expected, why: 'time' };
  return expected.why === 'flag' ? { why: 'oneOf', names: ['on', 'off'] } : expected;
}

/** Some names that what stands there could be meant for; all of them where it is like none. */
function namesLike(word: string): string[] {
  const names = SETTING_KEYS.map(settingName);
  const part = word.toLowerCase().slice(0, 3);
  const like = names.filter((name) => part !== '' && name.toLowerCase().includes(part));
  return like.length > 0 ? like : names;
}

/** All that is set, but for what has a place of its own. */
export const writeSettings = (settings: Partial<Profile>, but: readonly Key[] = []): string =>
  writeEntries(
    SETTING_KEYS.flatMap((key) => {
      const value = settings[key];
      return value === undefined || but.includes(key) ? [] : [writeSetting(key, value)];
    }),
  );

export const writeSetting = (key: Key, value: Value): string =>
  written(settingName(key), writeValue(key, value));

function writeValue(key: Key, value: Value): string {
  if (value === null) return 'none';
  if (isKeepAlive(value)) {
    return written(writeTime(value.idleUs), writeTime(value.intervalUs), String(value.probes));
  }
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return key.endsWith('Us') ? writeTime(value as number) : String(value);
}

const isKeepAlive = (value: Value): value is KeepAlive =>
  typeof value === 'object' && value !== null;
