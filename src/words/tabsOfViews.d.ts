/** See src/build/tabs.ts. */
declare module '*?tabs' {
  const tabs: Readonly<Record<string, string>>;
  export default tabs;
}
