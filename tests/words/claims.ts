/** Runs for the tests of what captions claim, and the caption of a step in them. */
import type { RuleId } from '../../machines/tcp/rules.ts';
import { ms } from '../../machines/tcp/time.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace, Step } from '../../src/trace/connection.ts';
import type { Words } from '../../src/words/contract/index.ts';
import { captionOf } from '../../src/words/sentences/caption.ts';
import { loadChunk } from '../../src/words/lexicon.ts';
import { plain } from '../../src/words/phrase.ts';

export const english = await loadChunk('full', 'en');
export const chinese = await loadChunk('full', 'zh-CN');
export const languages: readonly Words[] = [english, chinese];

const LISTEN = { atUs: 0, side: 'server', call: 'listen' } as const;
const CONNECT = { atUs: ms(20), side: 'client', call: 'connect' } as const;

/** A connection that only the given actions make use of. */
export const run = (different: Partial<Scenario> = {}): ConnectionTrace =>
  simulate({
    ...scenarioById('open-data-close'),
    client: { iss: [100] },
    server: { iss: [300] },
    ...different,
    actions: [LISTEN, CONNECT, ...(different.actions ?? [])],
  });

/** The first step that cites a rule, or a later one. */
export function stepOf(trace: ConnectionTrace, rule: RuleId, which = 0): Step {
  const found = trace.steps.filter(({ rules }) => rules.includes(rule))[which];
  if (!found) throw new Error(`no ${rule}`);
  return found;
}

/** The caption of a step, title and text. */
export function said(trace: ConnectionTrace, of: Step, words = english): string {
  const { title, text } = captionOf(words, trace, of);
  return `${plain(title)} ${plain(text)}`;
}
