/** The scripts and styles that a built page loads, as paths in its folder. Vite lists also those that they import. */
export function linkedFiles(html: string): readonly string[] {
  const names = [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="([^"]+)"/g)].map(
    ([, name]) => name,
  );
  return names.filter((name) => name !== undefined).map((name) => name.replace(/^\.?\//, ''));
}

/** The scripts that a built script imports before it runs, as names in its folder. */
export function importedFiles(script: string): readonly string[] {
  return [...script.matchAll(/\b(?:import|from)\s*["'`]\.\/([^"'`]+)/g)].map(([, name = '']) => name);
}
