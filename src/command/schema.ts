/**
 * The JSON Schema of scenario files, by which an editor completes and checks them: made of the schemas that read the files, so
 * that it cannot say anything else. `static/scenario.schema.json` is this one. It is one for both kinds of files: `"version": 2`
 * makes it a server with many clients. That is asked with `if`, for then an editor complains of what is wrong in the one kind
 * that is meant, and not of a file that is neither (`oneOf`).
 */
import { toJsonSchemaDefs, type JsonSchema } from '@valibot/to-json-schema';
import { PROFILE_NAMES, PROFILES } from '../../machines/stacks/profiles.ts';
import {
  settingsOfSocketOptions,
  SOCKET_OPTION_NAMES,
} from '../../machines/stacks/linux/socketOptions.ts';
import { settingsOfSysctls, SYSCTL_NAMES } from '../../machines/stacks/linux/sysctls.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import { SCENARIO, SCENARIO_PARTS } from '../simulation/scenarioSchema.ts';
import { SERVER_PARTS, SERVER_SCENARIO } from '../simulation/world/serverSchema.ts';
import { settingName, SETTING_KEYS, writeSetting } from '../simulation/written/settings.ts';
import { FIELD_WORDS, TIME } from './schemaWords.ts';
import { SERVER_FIELD_WORDS } from './serverSchemaWords.ts';

type Properties = Record<string, JsonSchema>;

/** Each by its name in the schema. */
const PARTS = {
  scenario: SCENARIO,
  ...SCENARIO_PARTS,
  serverScenario: SERVER_SCENARIO,
  ...SERVER_PARTS,
};

export function scenarioSchema(): JsonSchema {
  const $defs = toJsonSchemaDefs(PARTS, { typeMode: 'input' }) as Properties;
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...FIELD_WORDS,
    ...SERVER_FIELD_WORDS,
    settings: SETTING_WORDS,
    sysctls: SYSCTL_WORDS,
    socketOptions: SOCKET_OPTION_WORDS,
  };
  const parts = Object.entries($defs).map(([name, part]) => [
    name,
    name === 'time' ? { description: TIME, ...part } : withWords(part, words[name] ?? {}),
  ]);
  const { version = '' } = SERVER_FIELD_WORDS.serverScenario;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A scenario of synfin',
    type: 'object',
    properties: { version: { const: 2, description: version } },
    if: { properties: { version: { const: 2 } }, required: ['version'] },
    then: { $ref: '#/$defs/serverScenario' },
    else: { $ref: '#/$defs/scenario' },
    $defs: Object.fromEntries(parts) as Properties,
  };
}

/** The same with a description of each field; of a part that is one of several forms, in each of them. */
function withWords(schema: JsonSchema, words: Readonly<Record<string, string>>): JsonSchema {
  const { properties, oneOf } = schema;
  return {
    ...schema,
    ...(properties && { properties: describedBy(properties as Properties, words) }),
    ...(oneOf && { oneOf: (oneOf as JsonSchema[]).map((form) => withWords(form, words)) }),
  };
}

const describedBy = (fields: Properties, words: Readonly<Record<string, string>>): Properties =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const description = words[name];
      return [name, description === undefined ? field : { ...field, description }];
    }),
  );

const valueOf = (key: Exclude<keyof Profile, 'breaks'>, profile: Profile): string =>
  writeSetting(key, profile[key]).slice(settingName(key).length + 1);

/** Of each setting, what it is where nobody sets it. */
const SETTING_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  SETTING_KEYS.map((key) => {
    const values = PROFILE_NAMES.map((name) => valueOf(key, PROFILES[name]));
    const [first = ''] = values;
    const said = values.every((value) => value === first)
      ? `${first} in every profile`
      : PROFILE_NAMES.map((name, i) => `${values[i]} (${name})`).join(', ');
    return [key, `Unless set: ${said}.`];
  }),
);

/** Of the kernel's names, which settings they are. */
const isOurs = (values: object): string => `The same as ${Object.keys(values).join(', ')}.`;
const SYSCTL_WORDS = Object.fromEntries(
  SYSCTL_NAMES.flatMap((name) =>
    [name, `net.ipv4.${name}`].map((key) => [key, isOurs(settingsOfSysctls({ [name]: '1' }))]),
  ),
);
const SOCKET_OPTION_WORDS = Object.fromEntries(
  SOCKET_OPTION_NAMES.map((name) => [
    name,
    isOurs(settingsOfSocketOptions({ [name.startsWith('TCP_KEEP') ? 'SO_KEEPALIVE' : name]: '1' })),
  ]),
);

export const schemaText = (): string => `${JSON.stringify(scenarioSchema(), null, 2)}\n`;
