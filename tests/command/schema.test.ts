/** What writers of scenario files are given: the schema that their editor reads, and a file to begin with. */
import { fileURLToPath } from 'node:url';
import type { JsonSchema } from '@valibot/to-json-schema';
import { describe, expect, test } from 'vitest';
import { scenarioSchema, schemaText } from '../../src/command/schema.ts';
import { templateText } from '../../src/command/template.ts';
import { WORLDS } from '../../src/scenarios/worlds/index.ts';
import { parseScenario } from '../../src/simulation/parseScenario.ts';
import { serverFileOf } from '../../src/simulation/world/parseServer.ts';

const kept = new URL('../../static/scenario.schema.json', import.meta.url);

test('the schema that is kept is made of the one that reads files', async () => {
  await expect(schemaText()).toMatchFileSnapshot(fileURLToPath(kept));
});

test('it has a word about each field', () => {
  const { $defs = {} } = scenarioSchema();
  const forms = Object.values($defs as Record<string, JsonSchema>).flatMap(
    ({ oneOf = [], ...form }) => [form, ...(oneOf as JsonSchema[])],
  );
  const fields = forms.flatMap(({ properties = {} }) => Object.entries(properties));
  expect(fields.length).toBeGreaterThan(180);
  expect(fields.filter(([, field]) => !(field as JsonSchema).description)).toEqual([]);
});

test('a file to begin with can be read, and names the schema that is kept', () => {
  expect(parseScenario(templateText())).toHaveProperty('scenario');
  expect(JSON.parse(templateText())).toMatchObject({ $schema: kept.href });
});

describe('a file of version 2', () => {
  const { $defs = {}, properties, ...choice } = scenarioSchema();
  const parts = $defs as Record<string, JsonSchema>;

  test('is checked as a server with many clients, and every other one as a connection', () => {
    expect(properties).toMatchObject({ version: { const: 2 } });
    expect(choice).toMatchObject({
      if: { properties: { version: { const: 2 } }, required: ['version'] },
      then: { $ref: '#/$defs/serverScenario' },
      else: { $ref: '#/$defs/scenario' },
    });
  });

  test('needs no more than its program and its clients, and may say nothing that is not known', () => {
    expect(parts.serverScenario?.required).toEqual(['version', 'id', 'program', 'clients']);
    expect(parts.program?.required).toEqual(['model']);
    for (const name of ['serverScenario', 'program', 'host', 'group'])
      expect(parts[name]?.additionalProperties, name).toBe(false);
  });

  test.each(WORLDS)('$id, written as one, has no field that the schema has not', (server) => {
    const file = JSON.parse(JSON.stringify(serverFileOf(server))) as Record<string, object>;
    const known = (part: string, value: object) =>
      Object.keys(value).filter((field) => !Object.hasOwn(parts[part]?.properties ?? {}, field));
    expect(known('serverScenario', file)).toEqual([]);
    expect(known('program', file.program ?? {})).toEqual([]);
    expect((file.clients as object[]).flatMap((group) => known('group', group))).toEqual([]);
  });
});
