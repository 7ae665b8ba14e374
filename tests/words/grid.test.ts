/** What the captions say of segments from elsewhere: true of each cell of the grid that they are said of. */
import { expect, test } from 'vitest';
import { cellOf } from '../../src/analysis/grid/cells.ts';
import { captionOf } from '../../src/words/sentences/caption.ts';
import { words as en } from '../../src/words/en/index.ts';
import { words as zh } from '../../src/words/zh/index.ts';
import { plain } from '../../src/words/phrase.ts';
import { parseGridName } from '../../src/scenarios/grid/name.ts';

const said = (rest: string, words = en): string => {
  const { trace, step } = cellOf(parseGridName(rest)!);
  const { title, text } = captionOf(words, trace, step);
  return `${plain(title)} ${plain(text)}`;
};

test('only one of the 100 bytes fits at the right edge, and is kept', () => {
  // 3.10.7.4, first: what is outside the window is trimmed off.
  expect(said('ESTABLISHED/data/right-edge/rfc5961')).toMatch(/keeps the 1 byte back/);
  expect(said('FIN_WAIT_1/data/right-edge/rfc5961')).toMatch(/kept back: 1 byte\./);
  expect(said('ESTABLISHED/data/inside/rfc5961', zh)).toMatch(/把这 100 字节暂存/);
  expect(said('ESTABLISHED/data/right-edge/rfc5961', zh)).toMatch(/把这 1 字节暂存/);
});

test.each(['SYN-FIN', 'FIN'])('a %s is not the FIN come again, which a FIN+ACK is', (segment) => {
  // 3.10.7.4, fifth and eighth: a FIN counts with an ACK, and a SYN is no part of it.
  expect(said(`TIME_WAIT/${segment}/left/rfc5961`)).not.toMatch(/FIN came again/);
  expect(said('TIME_WAIT/FIN-ACK/left/rfc5961')).toMatch(/FIN came again/);
});

test('of a SYN that nobody has sent again, nobody is said to have sent it again', () => {
  expect(said('SYN_RCVD/SYN/left/rfc5961')).not.toMatch(/repeats its SYN because/);
  expect(said('SYN_RCVD/SYN-ACK/left/rfc5961')).not.toMatch(/handshake had not reached/);
});
