/** What writers of scenario files are given: the schema that their editor reads, and a file to begin with. */
import { fileURLToPath } from 'node:url';
import type { JsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { scenarioSchema, schemaText } from '../../src/command/schema.ts';
import { templateText } from '../../src/command/template.ts';
import { parseScenario } from '../../src/simulation/parseScenario.ts';

const kept = new URL('../../static/scenario.schema.json', import.meta.url);

test('the schema that is kept is made of the one that reads files', async () => {
  await expect(schemaText()).toMatchFileSnapshot(fileURLToPath(kept));
});

test('it has a word about each field', () => {
  const { $defs = {}, ...whole } = scenarioSchema();
  const forms = [whole, ...Object.values($defs as Record<string, JsonSchema>)].flatMap(
    ({ oneOf = [], ...form }) => [form, ...(oneOf as JsonSchema[])],
  );
  const fields = forms.flatMap(({ properties = {} }) => Object.entries(properties));
  expect(fields.length).toBeGreaterThan(100);
  expect(fields.filter(([, field]) => !(field as JsonSchema).description)).toEqual([]);
});

test('a file to begin with can be read, and names the schema that is kept', () => {
  expect(parseScenario(templateText())).toHaveProperty('scenario');
  expect(JSON.parse(templateText())).toMatchObject({ $schema: kept.href });
});
