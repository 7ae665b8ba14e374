/** Links: addresses of runs with all that a reader may have changed, of pages and of guides; and what comes near them. */
import { isDeepStrictEqual } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { ALL_NAMES } from '../../../machines/stacks/profiles.ts';
import { STATES } from '../../../machines/tcp/states.ts';
import { time } from '../../../machines/tcp/time.ts';
import { readAddress, routeOf, type AddressProblem } from '../../app/address/index.ts';
import { problemText } from '../../app/address/problemText.ts';
import { guideHash, hashOf, PAGES } from '../../app/address/route.ts';
import { writeAddress, type Address } from '../../app/address/write.ts';
import { guideOf, stepNames } from '../../app/guide/reference.ts';
import { codeOf, readCode } from '../../app/own/code.ts';
import { LESSON_IDS } from '../../cases/lessons/index.ts';
import { QUESTION_IDS } from '../../cases/questions/index.ts';
import { CHANGE_LIMITS, type Changes } from '../../player/changes.ts';
import { withChanges } from '../../player/interventions.ts';
import {
  gridScenarioName,
  GRID_PLACES,
  GRID_POLICIES,
  GRID_SEGMENTS,
} from '../../scenarios/grid/name.ts';
import { SCENARIO_IDS } from '../../scenarios/index.ts';
import { scenarioNamed } from '../../scenarios/named.ts';
import { keepOwn, OWN } from '../../scenarios/own.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { CALLS } from '../../trace/calls.ts';
import { excerpt } from '../../trace/excerpt.ts';
import { SIDES } from '../../trace/side.ts';
import { fileProblemText } from '../../words/expected.ts';
import { accepted, wrongInRun } from './accepted.ts';
import { reading, wrongInSentences, type ProblemWords } from './holds.ts';
import { mutated } from './mutate.ts';

/** As the page compresses one that is long. */
const compressed = (each: Scenario): string =>
  `z.${deflateRawSync(JSON.stringify(each)).toString('base64url')}`;

const scenario = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<string>(...SCENARIO_IDS) },
  { weight: 1, arbitrary: fc.nat(4000).map((ms) => `close-after/${ms}`) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        state: fc.constantFrom(...STATES),
        segment: fc.constantFrom(...GRID_SEGMENTS),
        place: fc.constantFrom(...GRID_PLACES),
        policy: fc.constantFrom(...GRID_POLICIES),
      })
      .map(gridScenarioName),
  },
  { weight: 2, arbitrary: accepted.map((each) => OWN + codeOf(each)) },
  { weight: 1, arbitrary: accepted.map((each) => OWN + compressed(each)) },
);

const guide = fc.oneof(
  fc.constantFrom(...LESSON_IDS.flatMap(stepNames)),
  fc.constantFrom(...QUESTION_IDS).map((id) => `question.${id}`),
  fc.constantFrom('cell.FIN_WAIT_1.RST-inside-plain', 'loss.open-data-close.client-3', 'myth.x'),
);

const side = fc.constantFrom(...SIDES);
const atUs = fc.oneof(fc.nat(5_000_000), fc.nat(CHANGE_LIMITS.timeUs));
const delayUs = fc.oneof(fc.nat(900_000), fc.nat(CHANGE_LIMITS.delayUs));
const segmentName = { from: side, nth: fc.integer({ min: 1, max: 12 }) };

const changes: fc.Arbitrary<Changes> = fc.record({
  profile: fc.option(fc.constantFrom(...ALL_NAMES)),
  segments: fc.array(
    fc.oneof(
      fc.record({ ...segmentName, do: fc.constantFrom('drop' as const, 'deliver' as const) }),
      fc.record({
        ...segmentName,
        do: fc.constantFrom('delay' as const, 'duplicate' as const),
        byUs: delayUs,
      }),
    ),
    { maxLength: 4 },
  ),
  calls: fc.array(
    fc.record(
      {
        atUs,
        side,
        call: fc.constantFrom(...CALLS),
        bytes: fc.nat(CHANGE_LIMITS.bytes),
        remote: fc.boolean(),
      },
      { requiredKeys: ['atUs', 'side', 'call'] },
    ),
    { maxLength: 4 },
  ),
  delays: fc.array(fc.record({ atUs, delayUs }), { maxLength: 3 }),
});

const address: fc.Arbitrary<Address> = fc
  .record({
    scenario,
    changes,
    at: atUs.map(time),
    done: fc.option(fc.nat(9)),
    guide: fc.option(guide),
    origin: fc.option(fc.constantFrom<string>(...SCENARIO_IDS)),
  })
  .map(({ guide: by, origin, ...rest }) => ({
    ...rest,
    ...(by !== null && { guide: by }),
    ...(origin !== null && { origin }),
  }));

const rest = fc.constantFrom(
  ...['', 'find/syn', 'interview/3', 'open-data-close', 'ESTABLISHED/rfc5961', 'client-3', '9293'],
);

const whole = fc.oneof(
  { weight: 5, arbitrary: address.map(writeAddress) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...PAGES), rest).map((of) => hashOf(...of)) },
  { weight: 1, arbitrary: address.map((to) => hashOf('compare', writeAddress(to).slice(1))) },
  { weight: 1, arbitrary: guide.map(guideHash) },
);

const WORDS = [
  ...['t=1', '&t=', '&n=1', '&p=linux', '&f=client.3.drop', '&c=client.close@1', '&l=80@1'],
  ...['&g=lesson.why-three.syn', '&o=last-ack-lost', 'own/', 'kept', 'z.', '#/', 'open/', 'grid/'],
  ...[...PAGES, ...CALLS, 'client', 'server', 'drop', 'deliver', 'delay', 'duplicate', 'named'],
];

/** All of them begin with `#`, as what a browser calls a hash does. */
export const links = mutated(whole, WORDS).map((text) => ({
  kind: 'link' as const,
  input: text.startsWith('#') ? text : `#${text}`,
}));

export async function wrongWithLink(
  hash: string,
  languages: readonly ProblemWords[],
): Promise<string[]> {
  const said = (problem: AddressProblem): string[] =>
    wrongInSentences(languages, ({ address: words }) => problemText(problem, words));
  const route = routeOf(hash);
  switch (route.kind) {
    case 'start':
      return [];
    case 'unknown':
      return said({ why: 'unknownPage', text: excerpt(route.text) });
    case 'guide':
      return guideOf(route.guide) === null
        ? said({ why: 'unknownPage', text: excerpt(route.guide) })
        : [];
    case 'page':
      if (route.page !== 'compare' || route.rest === '') return [];
      break;
    case 'run':
  }
  const run = route.kind === 'page' ? `#${route.rest}` : hash;
  const wrong = await wrongWithOwn(run, languages);
  const { value: read, wrong: slow } = reading(() => readAddress(run));
  wrong.push(...slow);
  if (!read.ok) return [...wrong, ...said(read.problem)];
  return read.address === null ? wrong : [...wrong, ...wrongWithAddress(read.address)];
}

/** A scenario in the address is read before that. */
async function wrongWithOwn(hash: string, languages: readonly ProblemWords[]): Promise<string[]> {
  const [, code] = /^#own\/([^?]*)/.exec(hash) ?? [];
  if (code === undefined) return [];
  const { value, wrong } = reading(() => readCode(code));
  const read = await value;
  if ('scenario' in read) keepOwn(code, read.scenario);
  else if (read.why === 'wrong') {
    const { path, expected: problem } = read;
    wrong.push(
      ...wrongInSentences(languages, ({ editor }) => fileProblemText({ path, problem }, editor)),
    );
  }
  return wrong;
}

function wrongWithAddress(read: Address): string[] {
  const written = writeAddress(read);
  const again = readAddress(written);
  const isSame = again.ok && isDeepStrictEqual(again.address, read);
  const base = scenarioNamed(read.scenario);
  return [
    ...(isSame ? [] : [`Written again it is another one: ${written}`]),
    ...(base === null ? [] : wrongInRun(withChanges(base, read.changes))),
  ];
}
