/** Text as D-Bus takes it: a zero byte would end the connection. */
export function panelText(text: string): string {
  return text.replaceAll('\0', '');
}

/**
 * Text without characters of markup, for what some panels read as markup and others as it is, such as a tooltip:
 * waybar and mate-panel do the first, Plasma the second. Its look-alikes read the same in both.
 */
export function textWithoutMarkup(text: string): string {
  return panelText(text).replaceAll('&', '＆').replaceAll('<', '‹').replaceAll('>', '›');
}
