/** What was expected, as a sentence: short, however much would have done. */
import { expect, test } from 'vitest';
import { readSettings } from '../../src/simulation/written/settings.ts';
import { editor } from '../../src/words/en/views/editor.ts';
import { expectedText } from '../../src/words/expected.ts';

function said(text: string): string {
  const read = readSettings(text);
  return 'problem' in read ? expectedText(read.problem.expected, editor.expected) : '';
}

test('a few names are all said', () => {
  expect(said('delayed 200ms')).toBe('expected one of delayedAck');
  expect(said('dupSyn no')).toBe('expected one of ack, synack');
});

test('of very many names the first ones are said', () => {
  expect(said('0')).toMatch(/^expected one of mss, rcvBuf, [\w, ]+[^,], …$/);
  expect(said('0').length).toBeLessThan(150);
});
