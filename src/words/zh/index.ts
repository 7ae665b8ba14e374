/** All words of synfin in Chinese. */
import type { Words } from '../contract/index.ts';
import { families } from './families.ts';
import { firstWords } from './first.ts';
import { address } from './interface/address.ts';
import { calls as interfaceCalls } from './interface/calls.ts';
import { caption } from './interface/caption.ts';
import { choosing } from './interface/choosing.ts';
import { evidence } from './interface/evidence.ts';
import { header } from './interface/header.ts';
import { help } from './interface/help.ts';
import { menu } from './interface/menu.ts';
import { messages } from './interface/messages.ts';
import { offers } from './interface/offers.ts';
import { options } from './interface/options.ts';
import { reports } from './interface/reports.ts';
import { sockets } from './interface/sockets.ts';
import { loss } from './loss.ts';
import { noRule, source, start } from './noRule.ts';
import { outlook } from './outlook.ts';
import { ack } from './rules/ack.ts';
import { broken } from './rules/broken.ts';
import { calls } from './rules/calls.ts';
import { closedListen } from './rules/closedListen.ts';
import { congestion } from './rules/congestion.ts';
import { linux } from './rules/linux.ts';
import { listener } from './rules/listener.ts';
import { options as optionRules } from './rules/options.ts';
import { cubic, sack } from './rules/sack.ts';
import { send } from './rules/send.ts';
import { sequence } from './rules/sequence.ts';
import { textFin } from './rules/textFin.ts';
import { timers } from './rules/timers.ts';
import { GAP } from './say.ts';
import { groups, scenarios } from './scenarios.ts';
import { worldTitles } from './worldTitles.ts';
import { rulesIn } from '../sentences/rules/index.ts';

export const words: Words = {
  ...firstWords,
  rules: rulesIn(
    {
      ...calls,
      ...closedListen,
      ...sequence,
      ...ack,
      ...textFin,
      ...send,
      ...timers,
      ...congestion,
      ...sack,
      ...cubic,
      ...linux,
      ...listener,
      ...broken,
      ...optionRules,
    },
    GAP,
  ),
  noRule,
  loss,
  start,
  source,
  outlook,
  betweenSentences: GAP,
  groups,
  scenarios,
  worlds: worldTitles,
  families,
  interface: {
    ...firstWords.interface,
    address,
    calls: interfaceCalls,
    caption,
    choosing,
    evidence,
    header,
    help,
    menu,
    messages,
    offers,
    options,
    sockets,
    reports,
  },
};
