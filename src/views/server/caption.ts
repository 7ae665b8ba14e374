/** The sentence of a moment: of the happening that was stepped to, or of the weightiest of its instant. */
import type { WorldHappening, WorldTrace } from '../../trace/world.ts';
import type { WorldMoment } from '../../trace/worldMoment.ts';
import type { ServerWords } from '../../words/contract/index.ts';
import { tellHappening, weightOf } from '../../words/sentences/worldHappening.ts';

/** Of an instant with more, the last ones. */
const MOST = 40;

export function plainCaption(
  trace: WorldTrace,
  moment: WorldMoment,
  stepped: boolean,
  words: Pick<ServerWords, 'happening' | 'begins'>,
): string {
  const { last } = moment;
  if (last === null) return words.begins;
  const told = stepped ? last : weightiest(trace, moment, last);
  return tellHappening(trace, moment.workers, told, words.happening);
}

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
