/** Words of the scenario editor, and what can be wrong with what a reader writes. In English. */
import { code, phrase } from '../../phrase.ts';
import type { EditorWords } from '../../contract/index.ts';

export const tab = 'Edit';

export const editor: EditorWords = {
  about:
    'Changes are simulated as you type. A changed scenario becomes your own and is kept in the list of scenarios.',
  open: 'Open a file…',
  save: 'Save as a file',
  saved: (file: string) => `Saved as ${file}.`,
  cutOff: {
    tooManySteps: 'This run is cut off here: it has too many steps to show.',
    tooManySegments: 'This run is cut off here: it has too many segments to show.',
    tooLong: 'This run is cut off here: it lasts longer than a day.',
  },
  mine: (title: string) => `${title} (my version)`,

  groups: {
    network: 'Network',
    ends: 'Client and server',
    client: 'Client',
    server: 'Server',
    events: 'Network events',
  },
  fields: {
    name: 'Name',
    delay: 'One-way delay',
    jitter: 'Random extra delay, at most',
    loss: 'Random loss',
    duplication: 'Random duplicates',
    seed: 'Random seed',
    until: 'Latest end of the run',
    profile: 'Profile',
    settings: 'Other settings, both sides',
    iss: 'Initial sequence number',
    mss: 'MSS',
    rcvBuf: 'Receive buffer',
    options: 'Other settings, this side',
    script: 'Program',
    faults: 'Faults of the network',
    linkChanges: 'Delay changes',
    injections: 'Injected segments',
  },
  hints: {
    iss: phrase`Several numbers are used for one connection after another.`,
    script: phrase`One line per call: ${code('at')} with a time, or ${code('after established')}, ${code('after data')}, ${code('after 100 read')} (bytes), ${code('after peer closes')}, or after a call of its own (${code('after send')}). ${code('each')} repeats it: ${code('after each read send read')} sends back all that is read. ${code('wait')} adds a delay.`,
    faults: phrase`The sender, which segment (${code('3')}, ${code('2,3')} or ${code('all')}), and what happens to it: ${code('drop')}, ${code('delay')}, ${code('dup')} or ${code('deliver')}; ${code('mark')} reports congestion (ECN), ${code('hold until 2s')} keeps it back until then, ${code('mss 536')} lowers the MSS option of a SYN. To count only some: by kind ${code('server 1 fin drop')}, by flags ${code('server 1 with fin+psh drop')}, by data ${code('client all longer than 1000 drop')}, by time ${code('client all from 2s drop')}.`,
    linkChanges: phrase`From this time on, the link has this delay.`,
    injections: phrase`Old duplicates or forged segments: when, to which side, flags and numbers, as in ${code('at 2s to client ACK seq 301 ack 101 data 50 window 500')}. ${code('timestamps 7 5')} adds that option (TSval, TSecr).`,
    settings: 'All settings, with their current values',
  },
  octets: 'bytes',
  never: 'none',
  problem: (word: string, expected: string) => `“${word}”: ${expected}.`,
  missing: (expected: string) => `Empty: ${expected}.`,
  entryProblem: (entry: number, word: string, expected: string) =>
    `Entry ${entry}, at “${word}”: ${expected}.`,
  entryMissing: (entry: number, expected: string) => `Entry ${entry} is incomplete: ${expected}.`,
  tooManyCalls: (most: number) =>
    `Too many lines with “at”: client and server together may have ${most}.`,
  kept: 'The run stays unchanged until this is corrected.',

  fileTooLarge: (file: string, mostKb: number) =>
    `“${file}” was not opened: it is larger than ${mostKb} kB, so it cannot be a scenario.`,
  fileUnreadable: (file: string) => `“${file}” could not be read.`,
  fileProblem: (file: string, sentence: string) => `“${file}” was not opened. ${sentence}`,
  linkProblem: (sentence: string) => `The link’s scenario was not opened. ${sentence}`,
  linkDamaged: 'The link’s scenario is damaged, so it was not opened.',
  linkElsewhere:
    'This scenario is too long for a link, and this browser has not stored it. Ask the sender for a file.',
  linkCompressed:
    'This browser cannot read the compressed scenario of the link. Use a newer browser, or ask the sender for a file.',
  tooLongForLink:
    'This scenario is too long for a link. To share it, save it as a file (in Edit) and send the file.',
  notKept:
    'This browser does not store your scenarios. They are lost when the page is closed. Save them as files.',
  imported: (kept: number, left: number) =>
    `${kept} ${kept === 1 ? 'scenario' : 'scenarios'} added to yours.${left === 0 ? '' : ` There was no room for ${left} more.`}`,

  expected: {
    whole: (min: number, max: number) => `expected a whole number from ${min} to ${max}`,
    us: (min: string, max: string) =>
      `expected a time from ${min} to ${max}, such as "200ms", or a whole number of microseconds`,
    time: (min: string, max: string) =>
      `expected a time from ${min} to ${max}, such as 200ms, 1.5s or 40us`,
    octets: (min: number, max: number) =>
      `expected a whole number from ${min} to ${max}, or read (as many bytes as were read)`,
    probability: 'expected a probability from 0 to 1',
    percent: 'expected a percentage from 0 to 100',
    oneOf: (names: string) => `expected one of ${names}`,
    nth: 'expected the number of a segment (from 1), several separated by commas, or all',
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
      `It is not valid JSON from line ${line}, column ${column} on.`,
    together: {
      windowInField: (one: string, other: string) =>
        `${one} conflicts with ${other}: without window scaling, a window has at most 65,535 bytes.`,
      segmentInBuffer: (one: string, other: string) =>
        `${one} conflicts with ${other}: the buffer must hold the memory of one segment.`,
      probeOfBuffer: (one: string, other: string) =>
        `${one} conflicts with ${other}: with Linux’s packets, a window probe must be empty.`,
      rtoBounds: (one: string, other: string) => `${one} is above ${other}.`,
      firstRto: (one: string, other: string) => `${one} is above ${other}.`,
    },
    jsonEnds: (line: number) => `Its JSON ends in line ${line}, and the rest is missing.`,
    empty: 'It is empty.',
    encoding: 'Its text is not UTF-8. Save it in that encoding.',
  },
};
