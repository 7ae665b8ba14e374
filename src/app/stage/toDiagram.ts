/** What had the focus goes: the diagram has it then, where Space and the arrows are the player's. */
export const toDiagram = (): void => document.getElementById('diagram')?.focus();
