/** The page of an RFC at a section, on the RFC Editor's site. */
export function rfcPage({ rfc, section }: { rfc: number; section: string }): string {
  const page = `https://www.rfc-editor.org/rfc/rfc${rfc}.html`;
  return section === '' ? page : `${page}#section-${section}`;
}
