/** Who opened and who was opened, in one connection: two for ever. A host is something else. */
export type Side = 'client' | 'server';

export const SIDES = ['client', 'server'] as const satisfies readonly Side[];

export const peerOf = (side: Side): Side => (side === 'client' ? 'server' : 'client');
