/** The names under which files are saved: of any script, and such that every system takes them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileName } from '../../src/app/save.ts';

describe('the file of', () => {
  test.each([
    ['The last ACK is lost (my version)', 'the-last-ack-is-lost-my-version.json'],
    ['最后一个 ACK 丢失', '最后一个-ack-丢失.json'],
    ['名字 最后的', '名字-最后的.json'],
    ['नमस्ते', 'नमस्ते.json'],
    ['grid/SYN_SENT/RST', 'grid-syn_sent-rst.json'],
    ['../../etc/passwd', 'etc-passwd.json'],
    ['???', 'scenario.json'],
    ['', 'scenario.json'],
    ['\u202E\u0000\uD83D', 'scenario.json'],
    ['con', 'scenario-con.json'],
    ['LPT1', 'scenario-lpt1.json'],
    ['COM¹', 'scenario-com¹.json'],
    ['console', 'console.json'],
  ])('%j', (title, file) => expect(fileName(title, 'json')).toBe(file));
});

test('whatever the title is, every system takes it', () => {
  const units = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 })
    .map((codes) => String.fromCharCode(...codes));
  const letters = fc.string({ unit: 'grapheme', minLength: 50, maxLength: 120 });
  fc.assert(
    fc.property(fc.oneof(units, letters), (title) => {
      const name = fileName(title, 'trace.json');
      expect(name).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_-]*\.trace\.json$/u);
      expect(new TextEncoder().encode(name).length).toBeLessThan(255);
      expect(() => encodeURIComponent(name)).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});
