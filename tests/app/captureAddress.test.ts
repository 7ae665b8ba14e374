/** The address of the page of captures. */
import { describe, expect, test } from 'vitest';
import { givenFile } from '../../src/app/pages/captures/given.ts';
import { givenBy, readCaptureRest, writeCaptureRest } from '../../src/app/pages/captures/rest.ts';
import { exampleFile } from '../../src/app/pages/captures/example.ts';
import { CAPTURE_EXAMPLES } from '../../src/cases/captures.ts';
import { captureScan } from '../../src/capture/open.ts';
import { oddnessOf } from '../../src/capture/oddity.ts';
import { isCapture } from '../../src/wire/captureFile/recognise.ts';
import { capture } from '../../src/words/en/capture.ts';

test.each([
  ['', { address: null, stream: null, guide: null }],
  ['example/three-fins', { address: 'example/three-fins', stream: null, guide: null }],
  ['example/three-fins/0', { address: 'example/three-fins', stream: 0, guide: null }],
  ['kept/0f8b-22/17', { address: 'kept/0f8b-22', stream: 17, guide: null }],
  ['opened/2/3', { address: 'opened/2', stream: 3, guide: null }],
  ['live', { address: 'live', stream: null, guide: null }],
  ['live/1', { address: 'live', stream: 1, guide: null }],
  [
    'example/cut-off/0?g=question.rst-after-fin',
    { address: 'example/cut-off', stream: 0, guide: 'question.rst-after-fin' },
  ],
])('%s is read, and written as it was', (rest, read) => {
  expect(readCaptureRest(rest)).toEqual(read);
  expect(writeCaptureRest(read)).toBe(rest);
});

test.each([
  'example',
  'example/',
  'else/x',
  'example/a b',
  'kept/x/y',
  'example/x/99999999',
  'live/x',
  'lives',
])('%s leads nowhere', (rest) => expect(readCaptureRest(rest)).toBeNull());

const given = (address: string) => givenBy(address, capture);

describe('what an address names', () => {
  test('is a file that was opened since the page was loaded', async () => {
    const file = new Blob(['a']);
    const { address } = givenFile('mine.pcap', file);
    expect(await given(address)).toEqual({ name: 'mine.pcap', file, address });
    expect(givenFile('other.pcap', file).address).not.toBe(address);
  });

  test.each([
    ['example/nothing', 'noExample'],
    ['opened/999', 'notOpened'],
    ['shared/x', 'damaged'],
    ['kept/nothing', 'gone'],
  ])('%s is missing: %s', async (address, why) => {
    expect(await given(address)).toBe(why);
  });
});

/** What is odd of these is not in how they end: a wait, and a long way. */
const PLAIN: ReadonlySet<string> = new Set(['forty-ms', 'far-away']);

describe('an example', () => {
  test.each(CAPTURE_EXAMPLES.map(({ id }) => id))(
    '%s is a capture with something to find',
    async (id) => {
      const file = await exampleFile(id);
      const octets = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
      expect(isCapture(octets.subarray(0, 100))).toBe(true);
      const scan = captureScan();
      scan.push(octets);
      scan.finish();
      const { connections, looks, problem } = scan.list();
      expect(problem).toBeNull();
      const odd = Math.max(...connections.map(oddnessOf));
      // that of a complete connection is that there is nothing
      expect(id === 'whole' ? odd === 0 : odd > 0 || PLAIN.has(id)).toBe(true);
      expect(looks.map(({ what }) => what)).toEqual(id === 'flood' ? ['synFlood'] : []);
    },
  );

  test('of another name is none', async () => {
    expect(await exampleFile('nothing')).toBeNull();
  });
});
