/** What is to be saved goes to the reader's downloads. */

export function save(content: Blob | string, name: string, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads it when it likes.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** `synfin-close-after-300.svg` */
export const fileName = (scenario: string, ending: string): string =>
  `synfin-${scenario.replace(/[^\w.-]+/g, '-').slice(0, 80)}.${ending}`;
