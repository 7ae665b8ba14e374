/** What is said of the fields of a header: of some always the same, of others what the segment makes of them. */
import type { FieldWord } from '../../../wire/fields.ts';
import type { SegmentWords } from '../../contract/index.ts';
import type { Phrase } from '../../phrase.ts';
import { says, textOf, type SentenceChoice, type Texts } from '../choice.ts';
import type { HeaderFacts } from '../headerFacts.ts';

const CHOICES = {
  seq: says(({ segment, reason, data, fin, isNext }: HeaderFacts) => {
    if (segment.syn) return 'ofSyn';
    if (segment.rst) return segment.ack && segment.seq === 0 ? 'ofResetWithNone' : 'ofReset';
    if (data !== null) return ['ofData', fin !== null && 'finBehind'];
    if (fin !== null) return 'ofFin';
    if (reason === 'keepAlive' || reason === 'probe') return 'ofProbe';
    return isNext ? 'usedNext' : 'atEdge';
  }),
  ack: says(({ segment }: HeaderFacts) =>
    !segment.ack ? 'off' : segment.rst ? 'ofReset' : 'expected',
  ),
  dataOffset: says(({ headerLength, segment }: HeaderFacts) => [
    'length',
    headerLength > 20 && 'options',
    segment.dataLen > 0 ? 'data' : 'noData',
  ]),
  ackBit: says(({ segment }: HeaderFacts) =>
    segment.ack ? 'on' : segment.syn ? 'nothingYet' : 'off',
  ),
  psh: says(({ segment }: HeaderFacts) =>
    segment.psh ? 'on' : segment.dataLen > 0 ? 'off' : 'noData',
  ),
  rst: says(({ segment }: HeaderFacts) => (segment.rst ? 'on' : 'off')),
  syn: says(({ segment }: HeaderFacts) => (segment.syn ? 'on' : 'off')),
  fin: says(({ fin }: HeaderFacts) => (fin !== null ? 'on' : 'off')),
  cwr: says(({ segment }: HeaderFacts) =>
    segment.cwr !== true ? 'off' : segment.syn ? 'setup' : 'on',
  ),
  ece: says(({ segment }: HeaderFacts) =>
    segment.ece !== true ? 'off' : segment.syn ? 'setup' : 'on',
  ),
  window: says(({ segment, lastTaken, scale }: HeaderFacts) =>
    segment.rst
      ? 'ofReset'
      : [
          segment.wnd === 0 ? 'none' : lastTaken === null ? 'room' : 'roomUpTo',
          scale > 0 ? 'scaled' : segment.windowScale === undefined ? 'notScaled' : 'ofSyn',
        ],
  ),
  tsEcr: says(({ segment }: HeaderFacts) => (segment.ack ? 'echo' : 'nothingYet')),
  sackKind: says(({ isDuplicate }: HeaderFacts) => ['blocks', isDuplicate && 'duplicate']),
};

const ALL: Readonly<Partial<Record<FieldWord, SentenceChoice<string, HeaderFacts>>>> = CHOICES;

type Text = (f: HeaderFacts) => Phrase;

/** The texts about each field in a language. */
export type MeaningTexts = {
  readonly [N in FieldWord]: N extends keyof typeof CHOICES
    ? (typeof CHOICES)[N] extends SentenceChoice<infer K, HeaderFacts>
      ? Texts<K, HeaderFacts>
      : never
    : Text;
};

/** The sentences about each field in a language, `gap` between them. */
export const meaningsIn = (texts: MeaningTexts, gap: string): SegmentWords['meanings'] =>
  Object.fromEntries(
    (Object.entries(texts) as [FieldWord, Text | Texts<string, HeaderFacts>][]).map(
      ([name, text]) => {
        const choose = ALL[name];
        if (typeof text === 'function' || choose === undefined) return [name, text];
        const chosen = textOf(choose, text, gap);
        return [name, (f: HeaderFacts): Phrase => chosen(f) ?? []];
      },
    ),
  ) as SegmentWords['meanings'];
