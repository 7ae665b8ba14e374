/**
 * The address of a list is that of its capture too, whose only connection is opened by itself. Where the reader has been at the
 * list, the browser keeps that beside the address: Back, Forward and a reload lead there again.
 */
import { showAddress } from '../../address/bar.ts';

const AT_LIST = 'captureList';

export function isMarkedList(): boolean {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && AT_LIST in state;
}

export function markList(): void {
  if (!isMarkedList()) showAddress(location.hash, { [AT_LIST]: true });
}
