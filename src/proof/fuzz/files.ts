/** Files of scenarios, mutated in their structure and as text. */
import fc from 'fast-check';
import { codeOf, readCode } from '../../app/own/code.ts';
import { parseScenario } from '../../simulation/parseScenario.ts';
import { SETTING_KEYS } from '../../simulation/written/settings.ts';
import { fileProblemText } from '../../words/expected.ts';
import { accepted, wrongInRun } from './accepted.ts';
import { reading, wrongInSentences, type ProblemWords } from './holds.ts';
import { mutated, NUMBERS } from './mutate.ts';

/** A larger one is not read at all. */
const LARGEST_FILE = 500_000;

/** A list or an object, one and the same for who changes what is in it. */
type Container = Record<string, unknown>;

/** A place in a tree: `of[key]`. */
interface TreePlace {
  readonly of: Container;
  readonly key: string;
}

type TreeMutation = (places: readonly TreePlace[]) => void;

const placesIn = (data: unknown): TreePlace[] =>
  typeof data === 'object' && data !== null
    ? Object.keys(data).flatMap((key) => {
        const of = data as Container;
        return [{ of, key }, ...placesIn(of[key])];
      })
    : [];

/** JSON that stands for a value, as it is written; and keys that are there twice: put into the text at the end. */
const RAW = 'raw:';
const TWICE = 'twice:';

const VALUES = [
  ...['null', 'true', 'false', '""', '"x"', '"all"', '"none"', '[]', '[[]]', '{}', '[null]'],
  ...['"rfc"', '"linux"', '"client"', '"SYN"', '"drop"', '"duplicate"', '"established"', '16'],
  ...['{"idleUs":1000,"intervalUs":1000,"probes":1}', '"\\u0000\\u202e\\ud83d"', '[1,2,3]'],
  `"${'名'.repeat(101)}"`,
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  ...NUMBERS.filter((number) => !/^00|^-0/.test(number)),
];
const KEYS = [
  ...['__proto__', 'constructor', 'toString', '', 'x', 'Bytes', 'bytes', 'whole', 'remote', 'loss'],
  ...['connection', 'settings', 'reactions', 'faults', 'injections', 'linkChanges', 'untilUs'],
  ...['jitterUs', 'duplication', 'seed', '\u001B[2J\u202E', '名'.repeat(200), ...SETTING_KEYS],
];

const nth = fc.nat(2 ** 20);
const at = (places: readonly TreePlace[], index: number): TreePlace | undefined =>
  places[index % Math.max(places.length, 1)];

/** Gives the value at a place another key: an own one, whatever it is called. */
function define({ of }: TreePlace, key: string, value: unknown): void {
  Object.defineProperty(of, key, { value, enumerable: true, writable: true, configurable: true });
}

const onOne = (
  how: fc.Arbitrary<(place: TreePlace, places: readonly TreePlace[]) => void>,
): fc.Arbitrary<TreeMutation> =>
  fc.tuple(nth, how).map(([index, change]) => (places) => {
    const place = at(places, index);
    if (place !== undefined) change(place, places);
  });

const treeMutation: fc.Arbitrary<TreeMutation> = fc.oneof(
  onOne(fc.constant(({ of, key }) => Reflect.deleteProperty(of, key))),
  onOne(
    fc.constantFrom(...VALUES).map((value) => ({ of, key }) => {
      of[key] = RAW + value;
    }),
  ),
  onOne(fc.constantFrom(...KEYS).map((key) => (place) => define(place, key, place.of[place.key]))),
  onOne(
    fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES)).map(
      ([key, value]) =>
        (place) =>
          define(place, key, RAW + value),
    ),
  ),
  onOne(
    fc.constantFrom(...VALUES).map((value) => (place) => {
      define(place, TWICE + place.key, RAW + value);
    }),
  ),
  // A list grown, or what is none made a list of many.
  onOne(
    fc.constantFrom(1, 2, 500, 501, 3000).map((many) => ({ of, key }) => {
      const value = of[key];
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      const fitting = Math.floor(LARGEST_FILE / JSON.stringify(items).length) * items.length;
      const length = Math.min(many, Math.max(fitting, 1));
      const item = (i: number): unknown => items[i % Math.max(items.length, 1)];
      // Each is one of its own: what is then grown in one is not grown in all.
      of[key] = Array.from({ length }, (_, i) => structuredClone(item(i)));
    }),
  ),
  // The value of another place.
  onOne(
    nth.map((index) => ({ of, key }, places) => {
      const other = at(places, index);
      if (other !== undefined) of[key] = structuredClone(other.of[other.key]);
    }),
  ),
);

function written(data: unknown, indent: number): string {
  const json = JSON.stringify(data, null, indent);
  return json
    .replace(/"raw:((?:[^"\\]|\\.)*)"/g, (_, raw: string) => JSON.parse(`"${raw}"`) as string)
    .replaceAll(`"${TWICE}`, '"');
}

const trees = fc
  .record({
    scenario: accepted,
    mutations: fc.array(treeMutation, { maxLength: 3 }),
    indent: fc.constantFrom(0, 1),
  })
  .map(({ scenario, mutations, indent }) => {
    const root = structuredClone({ root: scenario });
    for (const mutate of mutations) mutate(placesIn(root.root));
    return written(root.root, indent);
  });

/** What comes of octets that are no longer those of the text. */
const flipped = fc
  .tuple(trees, fc.array(fc.tuple(nth, fc.nat(7)), { minLength: 1, maxLength: 3 }))
  .map(([text, flips]) => {
    const octets = new TextEncoder().encode(text);
    for (const [index, bit] of flips) {
      const here = index % octets.length;
      octets[here] = (octets[here] ?? 0) ^ (1 << bit);
    }
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets);
  });

export const files = fc
  .oneof(
    { weight: 6, arbitrary: trees },
    { weight: 2, arbitrary: mutated(trees, ['{', '}', '[', ']', ':', ',', '"', 'null', '\\u']) },
    { weight: 1, arbitrary: flipped },
    { weight: 1, arbitrary: trees.map((text) => `\uFEFF${text}`) },
  )
  .map((text) => ({ kind: 'file' as const, input: text.slice(0, LARGEST_FILE) }));

export async function wrongWithFile(
  text: string,
  languages: readonly ProblemWords[],
): Promise<string[]> {
  const { value: read, wrong } = reading(() => parseScenario(text));
  if ('problem' in read) {
    const said = ({ editor }: ProblemWords) => fileProblemText(read, editor);
    return [...wrong, ...wrongInSentences(languages, said)];
  }
  const json = JSON.stringify(read.scenario);
  const again = parseScenario(json);
  const code = codeOf(read.scenario);
  const fromCode = code.startsWith('kept') ? read : await readCode(code);
  return [
    ...wrong,
    ...(isScenario(again, json) ? [] : ['Written as a file it is another one.']),
    ...(isScenario(fromCode, json) ? [] : ['Written as a link it is another one.']),
    ...wrongInRun(read.scenario),
  ];
}

const isScenario = (read: object, json: string): boolean =>
  'scenario' in read && JSON.stringify(read.scenario) === json;
