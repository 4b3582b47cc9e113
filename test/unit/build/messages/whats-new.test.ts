import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newsOf, whatsNew } from '../../../../build/messages/whats-new.mjs';

const CHANGELOG = `# Changelog

All notable changes. The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).

## [Unreleased]

### Added

- What nobody has yet.

## [1.10.0] - 2026-02-03

A word before the lists.

### Added

- A change that is told
  in two lines.
* Another mark, and [a link](https://example.org/) to **read**.

- One after a blank line: \`marquee --status\` and \`**\` stay.

### Removed

### Fixed

- A fault.
    - A part of it.

Not part of any change.

## 1.1.0 - 2026-01-02 [YANKED]

### Security

- A hole.

[1.10.0]: https://example.org/1.10.0
`;

describe('what is new', () => {
  it('is what the changelog tells of that version alone, by kinds', () => {
    expect(newsOf(CHANGELOG, '1.10.0')).toEqual([
      {
        title: 'Added',
        entries: [
          ['A change that is told in two lines.'],
          ['Another mark, and a link to read.'],
          ['One after a blank line: ', 'marquee --status', ' and ', '**', ' stay.'],
        ],
      },
      { title: 'Fixed', entries: [['A fault.'], ['A part of it.']] },
    ]);
  });

  it('is found where the version has no brackets and is the last, and with the line ends of Windows', () => {
    const hole = [{ title: 'Security', entries: [['A hole.']] }];
    expect(newsOf(CHANGELOG, '1.1.0')).toEqual(hole);
    expect(newsOf(CHANGELOG.replaceAll('\n', '\r\n'), '1.1.0')).toEqual(hole);
  });

  it('is not that of a version whose number begins alike, or of one that is not told of', () => {
    expect(newsOf(CHANGELOG, '1.1')).toBeNull();
    expect(newsOf(CHANGELOG, '1.10.0-beta')).toBeNull();
    expect(newsOf(CHANGELOG, '.*')).toBeNull();
  });

  it('is what is unreleased before a version has its section, and else fails the build', () => {
    expect(whatsNew(CHANGELOG, '2.0.0')).toEqual([{ title: 'Added', entries: [['What nobody has yet.']] }]);
    expect(whatsNew(CHANGELOG, '1.1.0')).toEqual(newsOf(CHANGELOG, '1.1.0'));
    expect(() => whatsNew('# Changelog', '2.0.0')).toThrow('2.0.0');
  });

  it('can be told of the version in package.json', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
    const news = whatsNew(readFileSync('CHANGELOG.md', 'utf8'), version);
    expect(news.map(({ title }) => title)).toContain('Added');
    for (const { entries } of news) for (const pieces of entries) expect(pieces.length % 2).toBe(1);
  });
});
