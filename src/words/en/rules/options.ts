/** What is said of options and of congestion marks: RFC 7323, RFC 3168. In English. */
import { phrase } from '../../phrase.ts';
import { itsSeq, now } from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { me, peer } from '../say.ts';

export const options: RuleTexts<RulesOf<'timestamps' | 'ecn'>> = {
  'timestamps.old': {
    title: (t) => phrase`The segment’s timestamp is too old: the ${me(t)} drops it (PAWS).`,
    text: (t) =>
      phrase`Its number (${itsSeq(t)}) may fit, but a newer timestamp has come before, so it is an old duplicate. The ${me(t)} acknowledges what it expects next.`,
  },
  'ecn.marked': {
    title: (t) => phrase`A router is congested: the ${me(t)} echoes it (ECE).`,
    text: (t) =>
      phrase`The router marked the segment (CE, ${itsSeq(t)}) instead of dropping it. Every ACK now carries ECE, until the ${peer(t)} says that it has reduced its window (CWR).`,
  },
  'ecn.windowReduced': {
    title: (t) => phrase`The ${me(t)} says that it has reduced its window (CWR).`,
    text: (t) =>
      phrase`It does so once, on the next new data (${now(t, 'cwnd')}). The ${peer(t)} then stops echoing the congestion mark.`,
  },
};
