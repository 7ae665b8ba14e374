/**
 * What the address of the page says behind its name: `example/three-fins/0` is connection 0 of an example, `kept/KEY/3` one of a
 * capture that this browser keeps, `shared/CODE/0` holds a small one itself; `live` comes from the command that serves the page.
 * A file that was dropped is `opened/1` for as long as the page is there. `?g=lesson...` is what guides through it.
 */
import type { ExampleId } from '../../../cases/captures.ts';
import type { CaptureWords } from '../../../words/contract/capture.ts';
import { openedAt, type Given } from './given.ts';
import { keptCapture } from './kept.ts';
import { captureOfCode } from './link.ts';

export interface CaptureRest {
  /** null: no capture is named. */
  readonly address: string | null;
  /** The connection, by its number in the list; null: the list. */
  readonly stream: number | null;
  /** What guides through it, by its name; there may be no such guide. */
  readonly guide: string | null;
}

const REST =
  /^((?:example|kept|shared|opened)\/[\w-]{1,16000}|live)(?:\/(\d{1,7}))?(?:\?g=([\w.-]{1,100}))?$/;

/** null: it leads nowhere. */
export function readCaptureRest(rest: string): CaptureRest | null {
  if (rest === '') return { address: null, stream: null, guide: null };
  const [, address, stream, guide = null] = REST.exec(rest) ?? [];
  if (address === undefined) return null;
  return { address, stream: stream === undefined ? null : Number(stream), guide };
}

export function writeCaptureRest({ address, stream, guide }: CaptureRest): string {
  if (address === null) return '';
  const place = stream === null ? address : `${address}/${stream}`;
  return guide === null ? place : `${place}?g=${guide}`;
}

/** The capture of the gallery that a case is in. */
export const exampleAddress = (capture: ExampleId): string => `example/${capture}`;

/** Whether others can open what the address names. */
export const opensElsewhere = (address: string): boolean => /^(example|shared)/.test(address);

/** Whether it is gone with the page. */
export const isPassing = (address: string): boolean => /^(opened|live)/.test(address);

/** Why an address names nothing that can be opened. */
export type NotThere = 'gone' | 'damaged' | 'noExample' | 'notOpened' | 'cannotUnpack';

/** What the address names. Rejects where a part of the page cannot be loaded. */
export async function givenBy(
  address: string,
  { examples, page }: CaptureWords,
): Promise<Given | NotThere> {
  const [kind, name = ''] = address.split('/');
  switch (kind) {
    case 'example': {
      const { exampleFile } = await import('./example.ts');
      const file = await exampleFile(name);
      const title = (examples as Readonly<Record<string, { title: string }>>)[name]?.title ?? name;
      return file === null ? 'noExample' : { name: title, file, address };
    }
    case 'shared': {
      const file = await captureOfCode(name);
      return typeof file === 'string' ? file : { name: page.shared, file, address };
    }
    case 'opened':
      return openedAt(address) ?? 'notOpened';
    case 'live':
      return { name: page.live.name, file: null, address };
    default: {
      // A browser that refuses to look has not kept it either.
      const kept = await keptCapture(name).catch(() => null);
      return kept === null ? 'gone' : { ...kept, address };
    }
  }
}
