import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { taglines, taglineSettings, withSummaries } from '../../../../build/linux/taglines.mjs';

const lines = { de: 'Dein <Konto> & du', en: 'Your account' };

it('desktops read what Marquee is in each language', () => {
  expect(taglines()).toMatchObject({ en: 'Your Plex account status at a glance' });
  expect(taglineSettings(lines)).toEqual({
    'linux.synopsis': 'Your account',
    'linux.desktop.entry.Comment': 'Your account',
    'linux.desktop.entry.Comment[de]': 'Dein <Konto> & du',
  });
});

it('app stores read it, too', () => {
  const template = readFileSync('build/linux/dev.marquee.desktop.metainfo.xml', 'utf8');
  expect(withSummaries(template, lines)).toContain(
    '<name>Marquee</name>\n  <summary xml:lang="de">Dein &lt;Konto> &amp; du</summary>\n  <summary>Your account</summary>\n',
  );
});
