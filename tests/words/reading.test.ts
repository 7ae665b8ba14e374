/** How long a text takes to be read. */
import { describe, expect, test } from 'vitest';
import { readingMs } from '../../src/words/reading.ts';

describe('by its words, or its Chinese characters', () => {
  test.each([
    ['one two three four five six', 6 * 240],
    ['The server sends SYN+ACK, seq=300, ack=101; SND.NXT is 301.', 9 * 240],
    ['the client’s own timer – it fires after 1 s', 9 * 240],
    ['客户端发送第一个报文段', 11 * 160],
    ['客户端发送 SYN，seq=100。连接进入 SYN_SENT，等待对端', 13 * 160 + 3 * 240],
    ['“接收窗口”（RCV.WND）是四千个字节', 10 * 160 + 240],
  ])('%s', (text, ms) => {
    expect(readingMs(text)).toBe(ms);
  });
});

test('it takes a while to see that there is a text at all', () => {
  for (const text of ['', '。', 'FIN', '四次']) expect(readingMs(text)).toBe(1200);
});
