/** How a law is written: the case that breaks it, and what it says. */
export const when = (broken: boolean, law: string): string[] => (broken ? [law] : []);
