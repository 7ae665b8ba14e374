/**
 * The caption of a moment: what has happened, why, and where that is written. Of an instant with more it is the happening that
 * was stepped to, or the weightiest.
 */
import type { WorldHappening, WorldTrace } from '../../trace/world.ts';
import type { WorldMoment } from '../../trace/worldMoment.ts';
import type { ServerWords, Words } from '../../words/contract/index.ts';
import { phrase, type Phrase } from '../../words/phrase.ts';
import { captionOf } from '../../words/sentences/caption.ts';
import { tellHappening, weightOf } from '../../words/sentences/worldHappening.ts';
import { sourceOfWhy, whyOf, type WhySource } from '../../words/sentences/worldWhy.ts';
import { mainSource } from '../caption/sources.ts';
import { linkOf } from '../questions/entry.ts';

export interface WorldCaption {
  readonly title: string;
  /** null: nothing has happened, or the words have not come. */
  readonly why: Phrase | null;
  readonly source: { readonly text: string; readonly href: string | null } | null;
}

/** Of an instant with more, the last ones. */
const MOST = 40;

export function worldCaption(
  trace: WorldTrace,
  moment: WorldMoment,
  stepped: boolean,
  { server, full }: { server: ServerWords; full: Words | null },
): WorldCaption {
  const { last, workers } = moment;
  if (last === null) return { title: server.begins, why: null, source: null };
  const told = stepped ? last : weightiest(trace, moment, last);
  const title = tellHappening(trace, workers, told, server.happening);
  const why = whyOf(workers, told);
  if (why === null) return { title, ...whyOfStep(trace, told, full) };
  const source = sourceOfWhy(why);
  return { title, why: phrase`${server.why[why]}`, source: source && linkTo(source) };
}

function whyOfStep(
  trace: WorldTrace,
  happening: WorldHappening,
  words: Words | null,
): Pick<WorldCaption, 'why' | 'source'> {
  const connection = happening.kind === 'step' && trace.connections[happening.connection];
  if (!connection || words === null) return { why: null, source: null };
  const caption = captionOf(words, connection, connection.steps[happening.step] ?? null);
  return { why: caption.text, source: mainSource(words, caption) };
}

function linkTo(source: WhySource): NonNullable<WorldCaption['source']> {
  if (!('file' in source)) return linkOf(source);
  const { file, name } = source;
  return { text: `Linux: ${name}`, href: `${KERNEL}/${file}` };
}

/** The kernel that the listener goes by. */
const KERNEL = 'https://github.com/torvalds/linux/blob/v6.18';

function weightiest(
  trace: WorldTrace,
  { done }: WorldMoment,
  last: WorldHappening,
): WorldHappening {
  let found = last;
  let most = weightOf(trace, last);
  for (let i = done - 2; i >= Math.max(done - MOST, 0); i -= 1) {
    const happening = trace.happenings[i];
    if (happening?.at !== last.at) break;
    const weight = weightOf(trace, happening);
    if (weight > most) [found, most] = [happening, weight];
  }
  return found;
}
