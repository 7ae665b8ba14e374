/** Chinese: the ends, amounts and times as they stand in a sentence. */
import { duration } from '../duration.ts';
import { joined, sideMark, type Mark, type Part, type Phrase } from '../phrase.ts';
import { textOf, type SentenceChoice, type Texts } from '../sentences/choice.ts';
import type { Telling } from '../sentences/telling.ts';
import { SIDE_NAMES } from './sides.ts';

/** The two ends by name, where a text speaks of one of them whatever has happened. */
export const client = sideMark('client', SIDE_NAMES.client);
export const server = sideMark('server', SIDE_NAMES.server);

/** The end that moved, and the other one: phrase`${me(t)}确认${peer(t)}的 FIN。` */
export const me = (t: Telling): Mark => sideMark(t.side, SIDE_NAMES[t.side]);
export const peer = (t: Telling): Mark => sideMark(t.peer, SIDE_NAMES[t.peer]);

/** What stands between two sentences. */
export const GAP = '';

/** The texts of what is chosen, one after the other. */
export const told = <K extends string>(choose: SentenceChoice<K>, texts: Texts<K>) => {
  const text = textOf(choose, texts, GAP);
  return (t: Telling): Phrase => text(t) ?? [];
};

/** Sentences one after the other; `false` leaves one out. */
export const say = (...sentences: readonly (Part | false)[]): Phrase => joined(GAP, ...sentences);

/** `500 字节`. Without separators: they would look like full stops of a kind between the characters. */
export const bytes = (n: number): string => `${n} 字节`;

/** `50 毫秒`, `2 分钟 3 秒`. */
export const lasting = (us: number): string => duration(us, 'zh-CN');
