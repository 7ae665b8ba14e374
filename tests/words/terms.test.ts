/** Where a text speaks of a term: the first place of each, by any spelling, and no place that only looks like it. */
import { describe, expect, test } from 'vitest';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { code, plain, sideMark, stateMark, strong, type Phrase } from '../../src/words/phrase.ts';
import { finderOf, type MarkedPart } from '../../src/words/terms.ts';

const [en, zh] = await Promise.all([loadChunk('glossary', 'en'), loadChunk('glossary', 'zh-CN')]);
const english = finderOf(en.terms);
const chinese = finderOf(zh.terms);

/** What is marked, with its term: `[Segments|segment] of a [SYN|syn]`. */
const shown = (pieces: readonly MarkedPart[]): string =>
  pieces
    .map(({ part, term }) => (term === null ? plain([part]) : `[${plain([part])}|${term}]`))
    .join('');

const inEnglish = (...phrase: Phrase) => shown(english.marked(phrase));
const inChinese = (...phrase: Phrase) => shown(chinese.marked(phrase));

describe('in English', () => {
  test('a term is marked once, by whichever spelling comes first', () =>
    expect(inEnglish('A SYN and another SYN. TIME-WAIT, or TIME_WAIT.')).toBe(
      'A [SYN|syn] and another SYN. [TIME-WAIT|time-wait], or TIME_WAIT.',
    ));

  test('a term may begin a sentence, and stand in the plural', () =>
    expect(inEnglish('Segments carry ACKs. Retransmissions follow.')).toBe(
      '[Segments|segment] carry [ACKs|ack]. [Retransmissions|retransmission] follow.',
    ));

  test('the longest term counts', () =>
    expect(inEnglish('A zero window, then a window; a SYN+ACK, then a SYN.')).toBe(
      'A [zero window|zero-window], then a [window|window]; a [SYN+ACK|syn-ack], then a [SYN|syn].',
    ));

  test.each(['An export, a support, a synonym', 'SYNC, FINE', 'x.seq', 'closed, closing, listen'])(
    'a word that has one in it is none: %s',
    (text) => expect(inEnglish(text)).toBe(text),
  );

  test('a flag is not its name in small letters', () =>
    expect(inEnglish('The state CLOSING. closing. The fin.')).toBe(
      'The state [CLOSING|closing]. closing. The fin.',
    ));

  test('a number goes with its name', () =>
    expect(inEnglish('It has ', code('seq=101'), ' and ', code('ack=301'), '.')).toBe(
      'It has [seq=101|seq] and [ack=301|ack-number].',
    ));

  test('a unit goes with its number', () =>
    expect(inEnglish('Without an ', code('ACK'), ' within ', code('RTO=1 s'), ', it waits.')).toBe(
      'Without an [ACK|ack] within [RTO=1 s|rto], it waits.',
    ));

  test('marks keep their kind, and the side is no term', () => {
    const phrase: Phrase = [
      sideMark('client', 'port'),
      ' in ',
      stateMark('LISTEN'),
      strong('slow start'),
    ];
    expect(english.marked(phrase)).toEqual([
      { part: phrase[0], term: null },
      { part: ' in ', term: null },
      { part: phrase[2], term: 'listen' },
      { part: phrase[3], term: 'slow-start' },
    ]);
  });

  test('what was marked above is not marked again', () =>
    expect(shown(english.marked(['Its SYN and its FIN.'], [['The SYN']]))).toBe(
      'Its SYN and its [FIN|fin].',
    ));

  test('a name is a term only as a whole', () => {
    expect(english.named('SND.UNA')).toBe('snd-una');
    expect(english.named('Sequence Number')).toBe('seq');
    expect(english.named('waiting to be sent')).toBeNull();
  });
});

describe('in Chinese', () => {
  test('the longest term counts, without bounds between words', () =>
    expect(inChinese('零窗口之后窗口打开，主动关闭方在三次握手之后握手。')).toBe(
      '[零窗口|zero-window]之后[窗口|window]打开，[主动关闭方|active-close]在[三次握手|three-way-handshake]之后握手。',
    ));

  test('Latin terms stand beside Han', () =>
    expect(inChinese('TIME_WAIT 持续 2MSL，确认号', code('ack=302'), '。')).toBe(
      '[TIME_WAIT|time-wait] 持续 [2MSL|msl]，[确认号|ack-number]ack=302。',
    ));
});

test.each(LANGUAGES)('$lang: nothing of a text is lost or added', ({ lang }) => {
  const { terms } = lang === 'en' ? en : zh;
  const finder = lang === 'en' ? english : chinese;
  for (const { text } of Object.values(terms)) {
    expect(plain(finder.marked(text).map(({ part }) => part))).toBe(plain(text));
  }
});
