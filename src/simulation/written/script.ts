/**
 * The program of one end, as text, one call a line:
 *
 *     at 20ms connect
 *     after established wait 100ms send 300
 *     after each read send read
 *     after each 100 read wait 5ms send 20
 *     after send wait 1s shutdown
 *     after peer closes close
 *
 * `at` a time, or `after` what happens: the connection stands, data has come, something or so many octets have been read,
 * this program has made a call, the peer has closed; the first time, or `each` time; with `wait`, a while later, without it
 * inside the signal. `send read` is as many octets as have been read. Of `listen` and `connect` can be said whether they
 * name the remote socket, of `connect` how many octets it takes along, of `receive` at most how many it takes, or with
 * `whole` for how many it waits; of any call on which of this end's connections it is made (`on 2`).
 */
import { MOST } from '../expected.ts';
import { CALLS, type Call } from '../../trace/calls.ts';
import type { Action, Occasion, Reaction, Scenario } from '../scenario.ts';
import type { Side } from '../../trace/side.ts';
import {
  readEntries,
  writeEntries,
  writeTime,
  written,
  type FromText,
  type WordReader,
} from './words.ts';

/** What an occasion is called; a call by its name is one as well, and a number before `read`. */
const OCCASION_WORDS = ['established', 'data', 'read', 'peer', ...CALLS] as const;

export interface Script {
  readonly actions: readonly Action[];
  readonly reactions: readonly Reaction[];
}

export function readScript(text: string, side: Side): FromText<Script> {
  const left: Record<'at' | 'after', number> = { at: MOST.entries, after: MOST.entries };
  const readLine = (words: WordReader): Action | Reaction => {
    const { word } = words;
    const when = words.oneOf(['at', 'after']);
    if (left[when] === 0) words.wrong({ why: 'tooMany', most: MOST.entries }, word);
    left[when] -= 1;
    return when === 'at'
      ? { atUs: words.timeUs(), side, ...readCall(words, readOctets) }
      : readReaction(words);
  };
  const lines = readEntries(text, readLine, left.at + left.after);
  if ('problem' in lines) return lines;
  return {
    value: {
      actions: lines.value.filter((line) => 'atUs' in line),
      reactions: lines.value.filter((line) => 'on' in line),
    },
  };
}

function readReaction(words: WordReader): Reaction {
  const each = words.skip('each');
  const occasion = readOccasion(words);
  const afterUs = words.skip('wait') ? words.timeUs() : 0;
  const readBytes = isAboutOctets(occasion) ? readOctetsOrRead : readOctets;
  return { ...occasion, afterUs, ...readCall(words, readBytes), ...(each && { each }) };
}

function readOccasion(words: WordReader): Occasion {
  if (/^\d/.test(words.word)) {
    const octets = words.whole(1, MOST.bytes);
    words.oneOf(['read']);
    return { on: 'read', octets };
  }
  const word = words.oneOf(OCCASION_WORDS);
  switch (word) {
    case 'established':
    case 'data':
    case 'read':
      return { on: word };
    case 'peer':
      words.oneOf(['closes']);
      return { on: 'endOfFile' };
    default:
      return { on: 'call', of: word };
  }
}

const isAboutOctets = ({ on }: Occasion): boolean => on === 'data' || on === 'read';

type Octets<B> = (words: WordReader) => B;

const readOctets: Octets<number> = (words) => words.whole(0, MOST.bytes);

const readOctetsOrRead: Octets<number | 'read'> = (words) => {
  if (words.skip('read')) return 'read';
  return /^\d/.test(words.word)
    ? words.whole(0, MOST.bytes)
    : words.wrong({ why: 'octets', min: 0, max: MOST.bytes });
};

function readCall<B>(words: WordReader, octets: Octets<B>) {
  const call = words.oneOf(CALLS);
  const waits = call === 'receive' && words.skip('whole');
  const mayHave = call === 'receive' || call === 'connect';
  const hasBytes = call === 'send' || (mayHave && /^(\d|read$)/i.test(words.word));
  const bytes = hasBytes ? octets(words) : null;
  const opens = call === 'listen' || call === 'connect';
  const remote = opens ? words.perhaps(['named', 'unnamed']) : null;
  const connection = words.skip('on') ? words.whole(1, MOST.connection) : null;
  return {
    call,
    ...(bytes !== null && { bytes }),
    ...(waits && { whole: true }),
    ...(remote !== null && { remote: remote === 'named' }),
    ...(connection !== null && { connection }),
  };
}

export const writeScript = ({ actions, reactions }: Script): string =>
  writeEntries([
    ...actions.map((action) => `at ${writeTime(action.atUs)} ${writeCall(action)}`),
    ...reactions.map((reaction) =>
      written(
        'after',
        reaction.each && 'each',
        writeOccasion(reaction),
        reaction.afterUs > 0 && `wait ${writeTime(reaction.afterUs)}`,
        writeCall(reaction),
      ),
    ),
  ]);

function writeOccasion(occasion: Occasion): string {
  switch (occasion.on) {
    case 'endOfFile':
      return 'peer closes';
    case 'read':
      return written(occasion.octets, 'read');
    case 'call':
      return occasion.of;
    default:
      return occasion.on;
  }
}

function writeCall({ call, bytes, whole, remote, connection }: Call | Reaction): string {
  const opens = call === 'listen' || call === 'connect';
  return written(
    call,
    call === 'send' && String(bytes ?? 0),
    call === 'receive' && whole && 'whole',
    (call === 'receive' || call === 'connect') && bytes !== undefined && String(bytes),
    opens && remote !== undefined && (remote ? 'named' : 'unnamed'),
    connection !== undefined && `on ${connection}`,
  );
}

/** What the program of a side is in a scenario. */
export const scriptOf = (scenario: Scenario, side: Side): Script => ({
  actions: scenario.actions.filter((action) => action.side === side),
  reactions: scenario[side].reactions ?? [],
});

/** The scenario with another program on a side. Each call takes the place of the old one in the list of both sides'. */
export function withScript(
  scenario: Scenario,
  side: Side,
  { actions, reactions }: Script,
): Scenario {
  const left = [...actions];
  const kept = scenario.actions.flatMap((action) =>
    action.side === side ? left.splice(0, 1) : [action],
  );
  const { reactions: _, ...end } = scenario[side];
  return {
    ...scenario,
    [side]: { ...end, ...(reactions.length > 0 && { reactions }) },
    actions: [...kept, ...left],
  };
}
