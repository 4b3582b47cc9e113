import { describe, expect, it } from 'vitest';
import { parsePackageRequest } from '../../../../build/linux/package-request.mjs';

const common = [
  ['-s', 'dir', '--force', '-d', 'libnss3', '-d', 'libsecret-1-0', '--architecture', 'amd64'],
  ['--after-install', '/tmp/in', '--after-remove', '/tmp/out', '--version', '1.0.0~test'],
  ['--package', '/dist/marquee.pkg', '--name', 'marquee', '--maintainer', 'Some One <one@example.org>'],
  ['--vendor', 'Some One', '--url', 'https://example.org', '--license', 'MIT'],
].flat();
const contents = ['/dist/linux-unpacked/=/opt/Marquee', '/icons/16x16.png=/usr/share/icons/16.png'];
const deb = [
  '-t',
  'deb',
  '--description',
  'At a glance\n All of it.',
  '--deb-priority',
  'optional',
  '--deb-compression',
  'xz',
];
const rpm = [
  '-t',
  'rpm',
  '--description',
  'At a glance',
  '--rpm-os',
  'linux',
  '--rpm-compression',
  'xzmt',
  '--rpm-summary',
  'At a glance',
];

describe('what electron-builder wants packed', () => {
  it.each([
    ['deb', deb],
    ['rpm', rpm],
  ])('is read from its arguments for a .%s', (target, own) => {
    expect(parsePackageRequest([...common, ...own, ...contents])).toEqual({
      target,
      file: '/dist/marquee.pkg',
      name: 'marquee',
      version: '1.0.0~test',
      architecture: 'amd64',
      maintainer: 'Some One <one@example.org>',
      url: 'https://example.org',
      summary: 'At a glance',
      license: 'MIT',
      section: 'utils',
      depends: ['libnss3', 'libsecret-1-0'],
      contents: [
        ['/dist/linux-unpacked/', '/opt/Marquee'],
        ['/icons/16x16.png', '/usr/share/icons/16.png'],
      ],
    });
  });

  it('is refused when it asks for what is not known, lacks what is needed, or is for another system', () => {
    expect(() => parsePackageRequest([...common, ...deb, '--deb-systemd', 'x', ...contents])).toThrow(
      'deb-systemd',
    );
    expect(() => parsePackageRequest([...deb, ...contents])).toThrow('--package is missing');
    expect(() => parsePackageRequest([...common, '-t', 'pacman', ...contents])).toThrow('pacman');
  });
});
