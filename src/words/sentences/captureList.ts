/** What is said of a capture and of each of its connections: which text, and which is left out where another says it already. */
import type { Look } from '../../capture/looks.ts';
import type { Oddity } from '../../capture/oddity.ts';
import type { CaptureList } from '../../capture/open.ts';
import type { HowEnded } from '../../capture/summary.ts';
import type { Socket } from '../../trace/connection.ts';
import type { FrameKind } from '../../wire/packet.ts';
import type { CaptureListWords, LookWords, TextsOf } from '../contract/captureList.ts';

/** The text of a table with one for each kind. */
export function textOfKind<Union, Tag extends keyof Union>(
  texts: TextsOf<Union, Tag>,
  tag: Tag,
  one: Union,
): string {
  const kind = one[tag] as Union[Tag] & string;
  const text = texts[kind] as (one: Union) => string;
  return text(one);
}

export const socketText = ({ address, port }: Socket): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

export const endingText = (ending: HowEnded, { ending: texts }: CaptureListWords): string =>
  textOfKind(texts, 'kind', ending);

export const oddityText = (oddity: Oddity, { oddity: texts }: CaptureListWords): string =>
  textOfKind(texts, 'what', oddity);

export const lookText = (look: Look, texts: LookWords): string => textOfKind(texts, 'what', look);

/** How it ended, and what else is odd: what the ending or a column of its own says is not said twice. */
export const endingParts = (
  ending: HowEnded,
  oddities: readonly Oddity[],
  words: CaptureListWords,
): string[] => [
  endingText(ending, words),
  ...oddities
    .filter(({ what }) => !SAID_ELSEWHERE.has(what))
    .map((oddity) => oddityText(oddity, words)),
];

const SAID_ELSEWHERE: ReadonlySet<Oddity['what']> = new Set([
  'refused',
  'neverAnswered',
  'halfOpen',
  'reset',
  'retransmissions',
]);

/** The line above the list. */
export function headLine(list: CaptureList, { head, span }: CaptureListWords): string {
  const { frames, connections, interfaces, unknownLinks, format, endNs } = list;
  const all = Object.values(frames).reduce((sum, n) => sum + n, 0);
  const kinds: FrameKind[] = ['tcp', 'other', 'fragment', 'cut'];
  return head.line({
    connections: head.connections(connections.length),
    frames: head.frames(all),
    kinds: [
      ...kinds.flatMap((kind) =>
        kind !== 'unknownLink' && (kind === 'tcp' || frames[kind] > 0)
          ? [head.kind[kind](frames[kind])]
          : [],
      ),
      ...unknownLinks.map((one) => head.unknownLink(one.frames, one.linkType)),
    ],
    span: span(endNs),
    rest: [
      head.format[format ?? 'none'],
      ...(interfaces.length > 1 ? [head.interfaces(interfaces.length)] : []),
    ],
  });
}
