/** Guides by name, the way from one to the next, and their texts. */
import { describe, expect, test } from 'vitest';
import { readAddress } from '../../../src/app/address/index.ts';
import { writeAddress } from '../../../src/app/address/write.ts';
import { changesOf } from '../../../src/app/guide/openCase.ts';
import { whereaboutsOf } from '../../../src/app/guide/whereabouts.ts';
import type { Changes } from '../../../src/player/changes.ts';
import { withChanges } from '../../../src/player/interventions.ts';
import { scenarioNamed } from '../../../src/scenarios/named.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { START } from '../../../src/trace/moment.ts';
import { namesOfCells } from '../../../src/app/guide/cell.ts';
import { namesOfLosses } from '../../../src/app/guide/loss.ts';
import { MOVED_STEPS } from '../../../src/app/guide/moved.ts';
import { guideOf, listingPage, stepNames } from '../../../src/app/guide/reference.ts';
import { textsOf, wayOf } from '../../../src/app/guide/view.ts';
import { loadChunk } from '../../../src/words/lexicon.ts';
import { plain } from '../../../src/words/phrase.ts';
import { asOnTheWire } from '../../../src/words/sentences/telling.ts';
import { LESSON_IDS } from '../../../src/cases/lessons/index.ts';
import { MYTH_IDS } from '../../../src/cases/myths.ts';
import { NOTE_IDS, noteCase } from '../../../src/cases/notes/index.ts';
import { QUESTION_IDS } from '../../../src/cases/questions/index.ts';

const NAMES = [
  ...LESSON_IDS.flatMap(stepNames),
  ...QUESTION_IDS.map((id) => `question.${id}`),
  ...MYTH_IDS.map((id) => `myth.${id}`),
  ...NOTE_IDS.filter((id) => noteCase(id) !== null).map((id) => `note.${id}`),
  ...namesOfLosses('open-data-close'),
  ...(['CLOSED', 'SYN_SENT', 'FIN_WAIT_1'] as const).flatMap((state) =>
    namesOfCells({ state, policy: 'plain' }),
  ),
];

/** A guide that there is. */
function known(name: string) {
  const guide = guideOf(name);
  if (guide === null) throw new Error(`no guide is called ${name}`);
  return guide;
}

describe('a name', () => {
  test.each([
    '',
    'lesson',
    'lesson.why-three',
    'lesson.why-three.nothing',
    'lesson.toString.syn',
    'lesson.why-three.constructor',
    'question.constructor',
    'myth.',
    'note.none',
    'note.time-wait.nonesuch',
    'note.time-wait.constructor',
    'note.options.rfc',
    'loss.open-data-close.client-99',
    'loss.last-ack-lost.client-1',
    'cell.ESTABLISHED.SYN-nowhere-plain',
    'cell.constructor.SYN-inside-plain',
    'film.one',
  ])('of nothing gives nothing: %s', (name) => {
    expect(guideOf(name)).toBeNull();
  });

  test.each(NAMES)('%s has its place on the way that it is part of', (name) => {
    const guide = known(name);
    const { names, here } = wayOf(guide);
    expect(names[here]).toBe(name);
    expect(listingPage(guide)).toMatch(/^(lessons|questions|myths|fidelity|losses|grid)$/);
  });
});

/** The steps that an address may name, by lesson, from the first ones on. */
const EVER = {
  'why-three': 'connect syn synAck ack shared oldSyn disowned listening real',
  'why-four':
    'shutdown kernelAnswers halfClosed stillTalking stillListening serverCloses lastAck closed',
  'three-or-four': 'four three straightThrough heldBack patienceEnds dial',
  'why-2msl': 'waits finAgain nobodyThere notClean detour taken thrownAway kept two',
  'losing-the-handshake':
    'synLost synAgain synAckLost synAckAgain ackLost dataHeals silence giveUp',
  'losing-the-teardown': 'finLost finAgain ackAgain finBringsAck secondFin lastAck everyLastAck',
  simultaneous: 'synsCross bothAnswer oneConnection finsCross closing bothWait oneFinLost',
  reset: 'refused knows abort error neverAgain forgotten forged exact',
  'close-wait': 'endOfFile forEver orphan tooLate mended',
};

describe('an old name', () => {
  const names = Object.entries(EVER).flatMap(([lesson, steps]) =>
    steps.split(' ').map((step) => `lesson.${lesson}.${step}`),
  );

  test.each(names)('%s leads to a step that there is', (name) => {
    expect(known(name).kind).toBe('lesson');
  });

  test('has moved only where no step has it now', () => {
    const present: readonly string[] = NAMES;
    for (const [from, to] of MOVED_STEPS) {
      expect(present).not.toContain(from);
      expect(present).toContain(to);
    }
  });
});

/** As a reload, or somebody whom the link was sent to, comes to it. */
describe('the link to a guide at its moment', () => {
  test.each(NAMES)('leads to its path: %s', (name) => {
    const { example } = known(name);
    const base = scenarioNamed(example.scenario);
    if (base === null) throw new Error(`no scenario is called ${example.scenario}`);
    const at = (changes: Changes, trace = simulate(withChanges(base, changes))) => ({
      bookmark: { scenario: example.scenario, changes },
      trace,
      moment: example.moment(trace) ?? START,
    });
    const opened = at(changesOf(example));
    expect(whereaboutsOf(opened, example)).toBe('here');
    const link = writeAddress({
      ...opened.bookmark,
      at: opened.moment.at,
      done: null,
      guide: name,
    });
    const read = readAddress(link);
    if (!read.ok || read.address === null) throw new Error(`cannot be read: ${link}`);
    expect(whereaboutsOf(at(read.address.changes), example)).toBe('here');
  });
});

test('a note about a difference has a name in each profile; without one it is that of Linux', () => {
  const profiles = ['note.time-wait', 'note.time-wait.linux', 'note.time-wait.rfc'].map((name) => {
    const guide = known(name);
    return guide.kind === 'note' && [guide.profile, guide.example.profile];
  });
  expect(profiles).toEqual([
    ['linux', 'linuxTextbook'],
    ['linux', 'linuxTextbook'],
    ['rfc', undefined],
  ]);
});

describe.each(['en', 'zh-CN'] as const)('the texts in %s', (lang) => {
  test.each(NAMES)('%s has a title and a text, with the numbers of its run', async (name) => {
    const [words, all] = [await loadChunk('guide', lang), await loadChunk('full', lang)];
    const guide = known(name);
    const { over, title, text, facts } = textsOf(guide, words, all, guide.example, asOnTheWire);
    expect(over.length * title.length).toBeGreaterThan(0);
    expect(plain(text).length).toBeGreaterThan(10);
    const said = plain(text) + facts.map((fact) => fact.name + plain(fact.text)).join(' ');
    expect(said).not.toMatch(/undefined|NaN|null|\[object/);
  });
});
