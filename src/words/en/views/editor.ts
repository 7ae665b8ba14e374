/** Words of the scenario editor, and what can be wrong with what a reader writes. In English. */
import { code, phrase } from '../../phrase.ts';
import type { EditorWords } from '../../contract/index.ts';

export const tab = 'Edit';

export const editor: EditorWords = {
  about:
    'Every change is simulated as you type it. What you change becomes a scenario of your own, kept in the list of scenarios.',
  open: 'Open a file…',
  save: 'Save as a file',
  saved: (file: string) => `Saved as ${file}.`,
  cutOff: {
    tooManySteps: 'This run is cut off here: it has too many steps to be shown whole.',
    tooManySegments: 'This run is cut off here: it has too many segments to be shown whole.',
    tooLong: 'This run is cut off here: it lasts longer than a day.',
  },
  mine: (title: string) => `${title} (my version)`,

  groups: {
    network: 'Network',
    ends: 'Both ends',
    client: 'Client',
    server: 'Server',
    events: 'What happens on the way',
  },
  fields: {
    name: 'Name',
    delay: 'One-way delay',
    jitter: 'Random delay on top',
    loss: 'Random loss',
    duplication: 'Random duplicates',
    seed: 'Seed of chance',
    until: 'Run ends at the latest',
    profile: 'What is simulated',
    settings: 'Other values, for both ends',
    iss: 'Initial sequence number',
    mss: 'MSS',
    rcvBuf: 'Receive buffer',
    options: 'Other values, for this end',
    script: 'Program',
    faults: 'What the network does to segments',
    linkChanges: 'Other delays, from a time on',
    injections: 'Segments out of nowhere',
  },
  hints: {
    iss: phrase`Several numbers: one for each connection in turn.`,
    script: phrase`A line for each call: ${code('at')} a time, or ${code('after established')}, ${code('after data')}, ${code('after peer closes')}; with ${code('wait')} a while later.`,
    faults: phrase`Whose segment, which (${code('3')}, ${code('2,3')} or ${code('all')}), and what becomes of it: ${code('drop')}, ${code('delay')}, ${code('dup')} or ${code('deliver')}. To count one kind only: ${code('server 1 fin drop')}.`,
    linkChanges: phrase`The link has this delay from this time on.`,
    injections: phrase`As from an old connection or a forger: when, to whom, flags and numbers.`,
    settings: 'All values that can be set, as they are now',
  },
  octets: 'octets',
  never: 'none',
  problem: (word: string, expected: string) => `“${word}”: ${expected}.`,
  missing: (expected: string) => `Nothing here: ${expected}.`,
  entryProblem: (entry: number, word: string, expected: string) =>
    `Entry ${entry}, at “${word}”: ${expected}.`,
  entryMissing: (entry: number, expected: string) => `Entry ${entry} ends too early: ${expected}.`,
  tooManyCalls: (most: number) => `Too many lines with “at”: both ends together may have ${most}.`,
  kept: 'The run stays as it was until this is right.',

  fileTooLarge: (file: string, mostKb: number) =>
    `“${file}” was not opened: it is larger than ${mostKb} kB, and so no scenario.`,
  fileUnreadable: (file: string) => `“${file}” could not be read.`,
  fileProblem: (file: string, sentence: string) => `“${file}” was not opened. ${sentence}`,
  linkProblem: (sentence: string) => `The link’s scenario was not opened. ${sentence}`,
  linkDamaged: 'The link’s scenario is damaged, so it was not opened.',
  linkElsewhere:
    'This scenario is too long for a link, and this browser has not kept it. Ask for it as a file.',
  linkCompressed:
    'This browser cannot read the link’s scenario, which is compressed. Use a newer browser, or ask for it as a file.',
  tooLongForLink:
    'This scenario is too long for a link. To pass it on, save it as a file (in Edit) and send that.',
  notKept:
    'This browser does not keep your scenarios: they are gone when the page is closed. Save them as files.',
  imported: (kept: number, left: number) =>
    `${kept} ${kept === 1 ? 'scenario' : 'scenarios'} added to yours.${left === 0 ? '' : ` There was no room for ${left} more.`}`,

  expected: {
    whole: (min: number, max: number) => `expected a whole number from ${min} to ${max}`,
    us: (min: number, max: number) => `expected microseconds, a whole number from ${min} to ${max}`,
    time: (min: string, max: string) =>
      `expected a time from ${min} to ${max}, such as 200ms, 1.5s or 40us`,
    probability: 'expected a probability from 0 to 1',
    percent: 'expected a percentage from 0 to 100',
    oneOf: (names: string) => `expected one of ${names}`,
    nth: 'expected the number of a segment, from 1, several with commas, or all',
    flag: 'expected true or false',
    name: 'expected a name',
    tooLong: (most: number) => `expected at most ${most} characters`,
    list: 'expected a list',
    tooMany: (most: number) => `expected at most ${most} entries`,
    some: 'expected at least one number',
    object: 'expected an object',
    noMore: 'expected nothing more here',
  },
  problems: {
    field: (path: string, expected: string) => `${path}: ${expected}.`,
    whole: (expected: string) => `There is no scenario in it: ${expected}.`,
    unknown: (path: string) => `No scenario has the field ${path}.`,
    missing: (path: string) => `The field ${path} is missing.`,
    json: (line: number, column: number) =>
      `It is not JSON from line ${line}, column ${column} on.`,
    together: {
      windowInField: (one: string, other: string) =>
        `${one} does not go with ${other}: without window scaling, a window has at most 65,535 octets.`,
      segmentInBuffer: (one: string, other: string) =>
        `${one} does not go with ${other}: the buffer has to hold the memory of one segment.`,
      probeOfBuffer: (one: string, other: string) =>
        `${one} does not go with ${other}: data that Linux has cut is probed for with an empty segment.`,
      rtoBounds: (one: string, other: string) => `${one} is above ${other}.`,
      firstRto: (one: string, other: string) => `${one} is above ${other}.`,
    },
    jsonEnds: (line: number) => `Its JSON breaks off in line ${line}: the rest is missing.`,
    empty: 'There is nothing in it.',
    encoding: 'Its text is not in UTF-8: save it in that encoding.',
  },
};
