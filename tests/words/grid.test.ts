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
  expect(said('ESTABLISHED/data/right-edge/rfc5961')).toMatch(/buffers the 1 byte/);
  expect(said('FIN_WAIT_1/data/right-edge/rfc5961')).toMatch(/so buffered: 1 byte\./);
  expect(said('ESTABLISHED/data/inside/rfc5961', zh)).toMatch(/暂存缺口之后的 100 字节/);
  expect(said('ESTABLISHED/data/right-edge/rfc5961', zh)).toMatch(/暂存缺口之后的 1 字节/);
});

test.each(['SYN-FIN', 'FIN'])('a %s is not the FIN come again, which a FIN+ACK is', (segment) => {
  // 3.10.7.4, fifth and eighth: a FIN counts with an ACK, and a SYN is no part of it.
  expect(said(`TIME_WAIT/${segment}/left/rfc5961`)).not.toMatch(/FIN arrives once more/);
  expect(said('TIME_WAIT/FIN-ACK/left/rfc5961')).toMatch(/FIN arrives once more/);
});

test('of a SYN that nobody has sent again, nobody is said to have sent it again', () => {
  expect(said('SYN_RCVD/SYN/left/rfc5961')).not.toMatch(/retransmitted its SYN/);
  expect(said('SYN_RCVD/SYN-ACK/left/rfc5961')).not.toMatch(/third segment of the handshake/);
});
