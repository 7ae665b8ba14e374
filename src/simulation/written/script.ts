/**
 * The program of one end, as text, one call a line:
 *
 *     at 20ms connect
 *     after established wait 100ms send 300
 *     after peer closes close
 *
 * `at` a time, or `after` what happens: the connection stands, data has come, the peer has closed; with `wait`, a while
 * later, without it inside the signal. Of `listen` and `connect` can be said whether they name the remote socket, of
 * `receive` at most how many octets it takes, or with `whole` for how many it waits; of any call on which of this end's
 * connections it is made (`on 2`).
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

const OCCASIONS = {
  established: 'established',
  data: 'data',
  peer: 'endOfFile',
} as const satisfies Record<string, Occasion>;

type OccasionWord = keyof typeof OCCASIONS;
const OCCASION_WORDS = Object.keys(OCCASIONS) as OccasionWord[];

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
    if (when === 'at') return { atUs: words.timeUs(), side, ...readCall(words) };
    const on = readOccasion(words);
    const afterUs = words.skip('wait') ? words.timeUs() : 0;
    return { on, afterUs, ...readCall(words) };
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

function readOccasion(words: WordReader): Occasion {
  const word = words.oneOf(OCCASION_WORDS);
  if (word === 'peer') words.oneOf(['closes']);
  return OCCASIONS[word];
}

function readCall(words: WordReader): Call {
  const call = words.oneOf(CALLS);
  const waits = call === 'receive' && words.skip('whole');
  const bytes = readBytes(words, call);
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

function readBytes(words: WordReader, call: Call['call']): number | null {
  if (call === 'send') return words.whole(0, MOST.bytes);
  return call === 'receive' && /^\d/.test(words.word) ? words.whole(0, MOST.bytes) : null;
}

export const writeScript = ({ actions, reactions }: Script): string =>
  writeEntries([
    ...actions.map((action) => `at ${writeTime(action.atUs)} ${writeCall(action)}`),
    ...reactions.map(({ on, afterUs, ...call }) =>
      written(
        'after',
        on === 'endOfFile' ? 'peer closes' : on,
        afterUs > 0 && `wait ${writeTime(afterUs)}`,
        writeCall(call),
      ),
    ),
  ]);

function writeCall({ call, bytes, whole, remote, connection }: Call): string {
  const opens = call === 'listen' || call === 'connect';
  return written(
    call,
    call === 'send' && String(bytes ?? 0),
    call === 'receive' && whole && 'whole',
    call === 'receive' && bytes !== undefined && String(bytes),
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
