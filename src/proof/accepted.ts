/**
 * Random scenarios over the whole schema: whatever a reader's file may say. Made from the schema itself, so that a field that
 * is added there is in them; what is wrong only as a whole is left out as a reader's file would be.
 */
import fc from 'fast-check';
import type * as v from 'valibot';
import { scenarioFrom } from '../simulation/parseScenario.ts';
import { SCENARIO } from '../simulation/scenarioSchema.ts';
import { SETTINGS } from '../simulation/settingsSchema.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { writeTime } from '../simulation/written/words.ts';
import { anyScenario } from './randomScenario.ts';

/** As much of valibot's schemas as scenarios are described by. */
type Described = v.GenericSchema & {
  readonly entries?: Readonly<Record<string, Described>>;
  readonly options?: readonly unknown[];
  readonly item?: Described;
  readonly wrapped?: Described;
  readonly literal?: unknown;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
};

/** Values that a schema accepts, those at its bounds among them. */
function valuesOf(schema: Described): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'number':
      return numberWithin(schema);
    case 'boolean':
      return fc.boolean();
    case 'string':
      // what is made of a text is a time
      return schema.pipe?.some(({ type }) => type === 'transform')
        ? numberWithin(schema).map(writeTime)
        : fc.string({ unit: 'grapheme', maxLength: 20 });
    case 'literal':
      return fc.constant(schema.literal);
    case 'picklist':
      return fc.constantFrom(...(schema.options ?? []));
    case 'nullable':
      return fc.option(valuesOf(partOf(schema)), { nil: null });
    case 'optional':
      return valuesOf(partOf(schema));
    case 'array':
      return fc.array(valuesOf(partOf(schema)), {
        minLength: boundOf(schema, 'min_length') ?? 0,
        maxLength: 6,
      });
    case 'union':
    case 'variant':
      return fc.oneof(...(schema.options ?? []).map((option) => valuesOf(option as Described)));
    case 'strict_object':
      return objectOf(schema.entries ?? {});
    default:
      throw new Error(`no values are known for a schema of type ${schema.type}`);
  }
}

function partOf({ item, wrapped, type }: Described): Described {
  const part = item ?? wrapped;
  if (part === undefined) throw new Error(`a ${type} of nothing`);
  return part;
}

/** What may be missing is there now and then. */
function objectOf(entries: Readonly<Record<string, Described>>): fc.Arbitrary<object> {
  const isOptional = ({ type }: Described) => type === 'optional';
  const names = Object.keys(entries).filter((name) => !isOptional(entries[name] as Described));
  const values = Object.entries(entries).map(([name, schema]) => [name, valuesOf(schema)]);
  return fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: names,
  });
}

const boundOf = ({ pipe = [] }: Described, type: string): number | undefined =>
  pipe.find((action) => action.type === type)?.requirement as number | undefined;

function numberWithin(schema: Described): fc.Arbitrary<number> {
  const [min, max] = [boundOf(schema, 'min_value') ?? 0, boundOf(schema, 'max_value') ?? 1];
  const isWhole = schema.pipe?.some(({ type }) => type === 'integer');
  if (!isWhole) return fc.oneof(fc.constantFrom(min, max), fc.double({ min, max, noNaN: true }));
  const near = fc.integer({ min, max: Math.min(max, min + 2000) });
  // Sizes and times of all magnitudes, rather than mostly enormous ones.
  const span = Math.log2(max - min + 1);
  const any = fc
    .double({ min: 0, max: span, noNaN: true })
    .map((power) => Math.min(max, min + Math.floor(2 ** power) - 1));
  return fc.oneof(near, any, fc.constantFrom(min, max));
}

const settings = fc
  .uniqueArray(fc.constantFrom(...Object.entries(SETTINGS)), {
    maxLength: 6,
    selector: ([name]) => name,
  })
  .chain((chosen) =>
    fc.record(
      Object.fromEntries(chosen.map(([name, schema]) => [name, valuesOf(schema as Described)])),
    ),
  ) as fc.Arbitrary<Scenario['settings']>;

/** A connection that comes about, with some values set otherwise. */
const unusual = fc
  .record({
    scenario: anyScenario,
    settings,
    client: fc.option(settings, { nil: undefined }),
    server: fc.option(settings, { nil: undefined }),
  })
  .map(({ scenario, ...more }): Scenario => ({
    ...scenario,
    settings: { ...scenario.settings, ...more.settings },
    client: { ...scenario.client, settings: { ...scenario.client.settings, ...more.client } },
    server: { ...scenario.server, settings: { ...scenario.server.settings, ...more.server } },
  }));

/** Anything at all, of which little comes about. */
const anything = valuesOf(SCENARIO);

/** Random scenarios that a reader's file may hold. */
export const anyAccepted: fc.Arbitrary<Scenario> = fc
  .oneof({ arbitrary: unusual, weight: 3 }, { arbitrary: anything, weight: 1 })
  .map(scenarioFrom)
  .filter((read) => 'scenario' in read)
  .map(({ scenario }) => scenario);
