/** What readers write in the fields of the editor: programs, faults, values, events, numbers. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { scenarioById } from '../../scenarios/index.ts';
import { scenarioFrom } from '../../simulation/parseScenario.ts';
import { SETTING_KEYS, settingName } from '../../simulation/written/settings.ts';
import { CALLS } from '../../trace/calls.ts';
import { END_FIELDS, FIELDS, type FieldForm } from '../../views/editor/fields.ts';
import { problemOf } from '../../views/editor/problem.ts';
import { fileProblemText } from '../../words/expected.ts';
import { accepted, wrongInRun } from './accepted.ts';
import { reading, wrongInSentences, type ProblemWords } from './holds.ts';
import { mutated } from './mutate.ts';

const prefixed = (side: 'client' | 'server'): Record<string, FieldForm> =>
  Object.fromEntries(
    Object.entries(END_FIELDS[side]).map(([name, form]) => [`${side}.${name}`, form]),
  );

const FORMS: Readonly<Record<string, FieldForm>> = {
  ...FIELDS,
  ...prefixed('client'),
  ...prefixed('server'),
};

export const TEXT_FIELDS = Object.keys(FORMS);

const WORDS = [
  ...['client', 'server', 'all', 'drop', 'deliver', 'delay', 'dup', 'syn', 'syn+ack', 'fin', 'rst'],
  ...['from', 'at', 'after', 'wait', 'established', 'data', 'peer', 'closes', 'named', 'unnamed'],
  ...['on', 'off', 'none', 'to', 'seq', 'ack', 'window', 'ms', 's', 'us', 'whole', '2,3', '50%'],
  ...['\nat 1s ', '; ', ...CALLS, ...SETTING_KEYS.map(settingName), 'rfc', 'linux'],
];

/** Of what most scenarios have nothing of. */
const SPECIMENS: Readonly<Record<string, string>> = {
  faults: 'client 3 drop; server 2 delay 200ms; server 1 dup\nclient all fin from 2s drop',
  injections:
    'at 2s to server RST seq 301; at 3s to client SYN+ACK seq 301 ack 201 data 9 window 5',
  linkChanges: 'at 1.2s 80ms; at 2s 40us',
  settings: 'delayedAck 200ms; nagle on; keepAlive 10s 1s 5; orphanRetries none; simOpen literal',
};

const specimenOf = (field: string): fc.Arbitrary<string> =>
  fc.constant(SPECIMENS[field.replace(/^.*options$/, 'settings')] ?? '50');

/** Those in which more than a value is written, more often. */
const fieldName = fc.oneof(
  fc.constantFrom(...TEXT_FIELDS),
  fc.constantFrom('client.script', 'server.script', 'server.options', ...Object.keys(SPECIMENS)),
);

export const texts = fieldName.chain((field) =>
  fc.record({
    kind: fc.constant('text' as const),
    field: fc.constant(field),
    input: mutated(
      fc.oneof(
        accepted.map((scenario) => FORMS[field]?.write(scenario) ?? ''),
        specimenOf(field),
      ),
      WORDS,
    ),
  }),
);

/** The scenario that is edited. */
const EDITED = scenarioById('open-data-close');

export function wrongWithText(
  field: string,
  text: string,
  languages: readonly ProblemWords[],
): string[] {
  const form = FORMS[field];
  if (form === undefined) return [`There is no field ${field}.`];
  const { value: read, wrong } = reading(() => form.read(text, EDITED));
  if ('problem' in read) {
    const said = ({ editor }: ProblemWords) => problemOf(read.problem, editor, true);
    return [...wrong, ...wrongInSentences(languages, said)];
  }
  const written = form.write(read.value);
  const again = form.read(written, read.value);
  if (!('value' in again) || !isDeepStrictEqual(again.value, read.value)) {
    return [...wrong, `Written again it is another one: ${JSON.stringify(written.slice(0, 1000))}`];
  }
  const checked = scenarioFrom(read.value);
  return 'scenario' in checked
    ? [...wrong, ...wrongInRun(checked.scenario)]
    : [...wrong, ...wrongInSentences(languages, ({ editor }) => fileProblemText(checked, editor))];
}
