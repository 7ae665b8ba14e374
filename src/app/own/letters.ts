/** Octets in letters that no program escapes when it passes a link on (RFC 4648, 5: base64url, without padding). */

export function toLetters(octets: Uint8Array): string {
  const text = btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** null: they are none. */
export function fromLetters(code: string): Uint8Array<ArrayBuffer> | null {
  try {
    const text = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
