/** Octets compressed by the browser, and back: never more than is asked for, and nothing is thrown. */

type Octets = Uint8Array<ArrayBuffer>;

const FORMAT = 'deflate-raw';

/** Null where the browser cannot. */
export async function deflated(octets: Octets): Promise<Octets | null> {
  try {
    return await gathered(new CompressionStream(FORMAT), octets, Infinity);
  } catch {
    return null;
  }
}

/** Null where it is damaged, or there is more in it than `most`; 'never' where the browser cannot. */
export async function inflated(octets: Octets, most: number): Promise<Octets | 'never' | null> {
  let stream: DecompressionStream;
  try {
    stream = new DecompressionStream(FORMAT);
  } catch {
    return 'never';
  }
  try {
    return await gathered(stream, octets, most);
  } catch {
    return null;
  }
}

async function gathered(
  through: CompressionStream | DecompressionStream,
  octets: Octets,
  most: number,
): Promise<Octets | null> {
  const reader = new Blob([octets]).stream().pipeThrough(through).getReader();
  const pieces: Octets[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    pieces.push(next.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
