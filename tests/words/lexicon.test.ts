/** Which language a reader gets, and words that come while the language changes: nothing is a mixture of two. */
import { describe, expect, test } from 'vitest';
import {
  isLanguage,
  LANGUAGES,
  WordLoader,
  loadChunk,
  preferredLanguage,
  type Chunk,
  type ShownWords,
} from '../../src/words/lexicon.ts';
import type { FirstWords, Language } from '../../src/words/contract/index.ts';

test.each(LANGUAGES)('$name is loaded by its tag', async ({ lang }) => {
  expect((await loadChunk('full', lang)).lang).toBe(lang);
});

describe('the preferred language', () => {
  test.each([
    [['zh-CN', 'en'], 'zh-CN'],
    [['zh'], 'zh-CN'],
    [['zh-Hans-SG'], 'zh-CN'],
    [['zh_TW'], 'zh-CN'],
    [['ZH-hk'], 'zh-CN'],
    [['en-GB', 'zh-CN'], 'en'],
    [['de-DE', 'zh-CN', 'en'], 'zh-CN'],
    [['de-DE', 'fr'], 'en'],
    [['', 'zho'], 'en'],
    [[], 'en'],
  ])('%j: %s', (tags, lang) => {
    expect(preferredLanguage(tags)).toBe(lang);
  });
});

test('what comes out of an address may be anything', () => {
  expect(isLanguage('zh-CN')).toBe(true);
  expect(isLanguage('zh')).toBe(false);
  expect(isLanguage(undefined)).toBe(false);
});

/** A network of which the test decides what comes when: chunks are told apart by name and language. */
class Network {
  readonly #waiting: { key: string; arrive: () => void; fail: () => void }[] = [];

  readonly load = ((chunk: Chunk, lang: Language) =>
    new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({
        key: `${chunk} ${lang}`,
        arrive: () => resolve({ lang, chunk }),
        fail: () => reject(new Error('no network')),
      });
    })) as typeof loadChunk;

  /** Lets what is asked for now under this name arrive, or fail. */
  async settle(key: string, how: 'arrive' | 'fail' = 'arrive'): Promise<void> {
    const at = this.#waiting.findIndex((each) => each.key === key);
    if (at < 0) throw new Error(`${key} is not asked for, but ${this.asked.join(', ')}`);
    this.#waiting.splice(at, 1)[0]?.[how]();
    await new Promise((resolve) => setTimeout(resolve));
  }

  get asked(): readonly string[] {
    return this.#waiting.map(({ key }) => key);
  }
}

function lexiconInEnglish() {
  const network = new Network();
  const changes: string[] = [];
  const lexicon = new WordLoader({ lang: 'en', chunk: 'first' } as unknown as FirstWords, {
    load: network.load,
    onChange: (shown) => changes.push(inShort(shown)),
  });
  return { network, lexicon, changes };
}

/** `first en, guide en` */
const inShort = (shown: ShownWords): string =>
  Object.entries(shown)
    .map(([name, words]) => `${name} ${(words as unknown as { lang: Language }).lang}`)
    .join(', ');

describe('the lexicon', () => {
  test('has the words that have been needed', async () => {
    const { network, lexicon, changes } = lexiconInEnglish();
    const views = lexicon.need('views');
    await network.settle('views en');
    expect(await views).toBe(lexicon.shown.views);
    expect(changes).toEqual(['first en, views en']);
  });

  test('loads nothing that is there', async () => {
    const { network, lexicon } = lexiconInEnglish();
    void lexicon.need('views');
    await network.settle('views en');
    await lexicon.need('views');
    expect(network.asked).toEqual([]);
  });

  test('shows none of a new language before all of it is there', async () => {
    const { network, lexicon, changes } = lexiconInEnglish();
    void lexicon.need('guide');
    await network.settle('guide en');
    const spoken = lexicon.speak('zh-CN');
    await network.settle('guide zh-CN');
    expect(inShort(lexicon.shown)).toBe('first en, guide en');
    await network.settle('first zh-CN');
    await spoken;
    expect(changes.at(-1)).toBe('first zh-CN, guide zh-CN');
  });

  test('brings words of the new language that were needed in the old one and are still on their way', async () => {
    const { network, lexicon } = lexiconInEnglish();
    const guide = lexicon.need('guide');
    const spoken = lexicon.speak('zh-CN');
    await network.settle('guide en');
    await network.settle('first zh-CN');
    await network.settle('guide zh-CN');
    await network.settle('guide zh-CN');
    await spoken;
    expect(await guide).toMatchObject({ lang: 'zh-CN' });
    expect(inShort(lexicon.shown)).toBe('first zh-CN, guide zh-CN');
  });

  test('brings words that come to be needed while the new language is on its way', async () => {
    const { network, lexicon } = lexiconInEnglish();
    const spoken = lexicon.speak('zh-CN');
    const views = lexicon.need('views');
    await network.settle('first zh-CN');
    expect(inShort(lexicon.shown)).toBe('first en');
    await network.settle('views zh-CN');
    await network.settle('views zh-CN');
    await Promise.all([spoken, views]);
    expect(inShort(lexicon.shown)).toBe('first zh-CN, views zh-CN');
  });

  test('shows the language that was asked for last, whichever comes last', async () => {
    const { network, lexicon } = lexiconInEnglish();
    const spoken = [lexicon.speak('zh-CN'), lexicon.speak('en')];
    await network.settle('first en');
    await network.settle('first zh-CN');
    await Promise.all(spoken);
    expect(inShort(lexicon.shown)).toBe('first en');
    expect(lexicon.language).toBe('en');
  });

  test('keeps its language where the new one cannot be loaded, and what was needed meanwhile', async () => {
    const { network, lexicon } = lexiconInEnglish();
    const spoken = lexicon.speak('zh-CN');
    const refused = expect(spoken).rejects.toThrow('no network');
    const guide = lexicon.need('guide');
    await network.settle('first zh-CN', 'fail');
    await refused;
    expect(lexicon.language).toBe('en');
    await network.settle('guide zh-CN');
    await network.settle('guide en');
    expect(await guide).toMatchObject({ lang: 'en' });
  });

  test('asks again for what could not be loaded, and does not drag it along', async () => {
    const { network, lexicon } = lexiconInEnglish();
    const guide = lexicon.need('guide');
    const refused = expect(guide).rejects.toThrow('no network');
    await network.settle('guide en', 'fail');
    await refused;
    const spoken = lexicon.speak('zh-CN');
    expect(network.asked).toEqual(['first zh-CN']);
    await network.settle('first zh-CN');
    await spoken;
    void lexicon.need('guide');
    await network.settle('guide zh-CN');
    expect(inShort(lexicon.shown)).toBe('first zh-CN, guide zh-CN');
  });
});
