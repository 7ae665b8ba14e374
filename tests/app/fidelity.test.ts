/** The table of the fidelity page: each value as it reads, in both languages, straight from the profiles. */
import { describe, expect, test } from 'vitest';
import { NOTE_GROUPS, NOTE_IDS, rowsOf } from '../../src/cases/notes/index.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { plain } from '../../src/words/phrase.ts';
import { rowOf } from '../../src/app/pages/fidelity/rows.ts';

const ROWS = NOTE_GROUPS.profiles.flatMap(rowsOf);

describe.each(LANGUAGES)('$name', ({ lang }) => {
  test.each(ROWS)('%s reads differently in the two profiles', async (key) => {
    const { profileRows } = await loadChunk('guide', lang);
    const { name, values } = rowOf(key, profileRows);
    expect(name).not.toBe('');
    for (const value of Object.values(values))
      expect(value).not.toMatch(/^$|undefined|null|NaN|\[object|=>/);
    expect(values.rfc).not.toBe(values.linux);
  });

  test('some values as people know them', async () => {
    const { profileRows } = await loadChunk('guide', lang);
    const seconds = lang === 'en' ? 's' : '秒';
    expect(rowOf('timeWaitUs', profileRows).values.linux).toBe(`60 ${seconds}`);
    expect(rowOf('rtoMinUs', profileRows).values.rfc).toBe(`1 ${seconds}`);
    // RFC 5681, 3.1: four segments of 1,000 octets
    expect(rowOf('initialWindowSegments', profileRows).values.rfc).toMatch(/^4,?000 /);
  });

  test('every note has a title, and one to five sentences', async () => {
    const { notes } = await loadChunk('guide', lang);
    for (const id of NOTE_IDS) {
      const text = plain(notes[id].text);
      expect(notes[id].title, id).not.toBe('');
      expect(text, id).toMatch(/[.。]$/);
      expect(text.match(/[.。!?？](?=\s|$|\p{Script=Han})/gu)!.length, id).toBeLessThanOrEqual(5);
    }
  });
});
