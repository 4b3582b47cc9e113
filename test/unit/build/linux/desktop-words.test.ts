import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { desktopSettings, desktopWords, withDesktopWords } from '../../../../build/linux/desktop-words.mjs';

const words = {
  en: { tagline: 'Your account', genericName: 'Viewer', keywords: 'a;b', about: 'About', trust: 'Trust' },
  de: {
    tagline: 'Dein <Konto> & du',
    genericName: 'Kontoübersicht',
    keywords: 'Konto',
    about: 'A',
    trust: 'T',
  },
};

it('desktops read what Marquee is in each language', () => {
  expect(desktopWords()).toMatchObject({
    en: { tagline: 'Your Plex account status at a glance', genericName: 'Plex Account Viewer' },
  });
  expect(desktopSettings(words)).toEqual({
    'linux.synopsis': 'Your account',
    'linux.description': 'Your account',
    'linux.desktop.entry.Comment': 'Your account',
    'linux.desktop.entry.Comment[de]': 'Dein <Konto> & du',
    'linux.desktop.entry.GenericName': 'Viewer',
    'linux.desktop.entry.GenericName[de]': 'Kontoübersicht',
    'linux.desktop.entry.Keywords': 'a;b;',
    'linux.desktop.entry.Keywords[de]': 'Konto;',
  });
});

it('app stores read it, too', () => {
  const template = readFileSync('build/linux/dev.marquee.desktop.metainfo.xml', 'utf8');
  const metainfo = withDesktopWords(template, words);
  expect(metainfo).toContain(
    '<name>Marquee</name>\n  <summary>Your account</summary>\n  <summary xml:lang="de">Dein &lt;Konto> &amp; du</summary>\n',
  );
  expect(metainfo).toContain(
    '<description>\n    <p>About</p>\n    <p xml:lang="de">A</p>\n    <p>Trust</p>\n    <p xml:lang="de">T</p>\n  </description>',
  );
});
