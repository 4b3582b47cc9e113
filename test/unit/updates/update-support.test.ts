import { describe, expect, it } from 'vitest';
import {
  problemOfUpdateFailure,
  updateProblem,
  UntrustedManifest,
} from '../../../main/updates/update-problems';
import { updateEntry } from '../../../main/updates/update-entry';
import { readUpdateSource, whyUnsupported, type Installation } from '../../../main/updates/update-support';

const source = { url: 'https://updates.example/latest/', key: 'MCowBQYDK2VwAyEA' };
const appImage: Installation = {
  isPackaged: true,
  platform: 'linux',
  source,
  isSystemPackage: false,
  isAppImage: true,
};

describe('the source of updates', () => {
  it('is what the build wrote into package.json', () => {
    expect(readUpdateSource({ version: '1.0.0', updates: source })).toEqual(source);
  });

  it.each([
    ['nothing', { version: '1.0.0' }],
    ['no key', { updates: { url: source.url } }],
    ['a key that is none', { updates: { ...source, key: '???' } }],
    ['an address without TLS', { updates: { ...source, url: 'http://updates.example/' } }],
    ['one that only begins like this computer', { updates: { ...source, url: 'http://127.0.0.1.example/' } }],
    ['a file', { updates: { ...source, url: 'file:///tmp/' } }],
  ])('is none with %s', (_, manifest) => {
    expect(readUpdateSource(manifest)).toBeNull();
  });
});

describe('a Marquee updates itself', () => {
  it.each<Partial<Installation>>([
    {},
    { platform: 'darwin', isAppImage: false },
    { platform: 'win32', isAppImage: false },
  ])('when it can be replaced: %j', (change) => {
    expect(whyUnsupported({ ...appImage, ...change })).toBeNull();
  });

  it.each<[Partial<Installation>, string]>([
    [{ isPackaged: false }, 'checkout'],
    [{ source: null }, 'no-source'],
    [{ isSystemPackage: true, isAppImage: false }, 'package-manager'],
    [{ isSystemPackage: true, source: null }, 'package-manager'],
    [{ isAppImage: false }, 'archive'],
  ])('and not otherwise: %j', (change, reason) => {
    expect(whyUnsupported({ ...appImage, ...change })).toBe(reason);
  });
});

describe('a failure of the updater', () => {
  const withCode = (code: string) => Object.assign(new Error('https://secret.example/?token=x'), { code });

  it.each<[unknown, string]>([
    [new UntrustedManifest(), 'untrusted'],
    [withCode('ERR_CHECKSUM_MISMATCH'), 'damaged'],
    [withCode('ENOSPC'), 'disk'],
    [withCode('HTTP_ERROR_404'), 'unreachable'],
    [new Error('net::ERR_CONNECTION_REFUSED'), 'unreachable'],
    [withCode('ERR_UPDATER_INVALID_UPDATE_INFO'), 'internal'],
    ['nonsense', 'internal'],
  ])('%s is %s, in words that quote nothing', (error, kind) => {
    const problem = problemOfUpdateFailure(error);
    expect(problem.kind).toBe(kind);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });
});

describe('the entry in the menu', () => {
  it('offers what can be done next', () => {
    expect(updateEntry({ kind: 'idle', checkedAt: null })).toEqual({
      label: 'Check for updates…',
      click: 'check',
    });
    expect(updateEntry({ kind: 'available', version: '2.0.0' })).toEqual({
      label: 'Download version 2.0.0',
      click: 'download',
    });
    expect(updateEntry({ kind: 'ready', version: '2.0.0' })).toEqual({
      label: 'Restart to update to version 2.0.0',
      click: 'install',
    });
  });

  it('is there also where Marquee can’t update itself: the check tells why', () => {
    expect(updateEntry({ kind: 'unsupported', reason: 'package-manager' })).toEqual({
      label: 'Check for updates…',
      click: 'check',
    });
  });

  it('offers another look after a failure, and says what failed', () => {
    const problem = updateProblem('not-installed');
    expect(updateEntry({ kind: 'failed', problem })).toEqual({
      label: 'Check for updates again…',
      click: 'check',
      failure: problem.message,
    });
    expect(problem.message).toContain('couldn’t be installed');
  });

  it('only tells while there is nothing to do', () => {
    expect(updateEntry({ kind: 'downloading', version: '2.0.0', percent: 7 })).toEqual({
      label: 'Downloading version 2.0.0 (7%)',
      click: null,
    });
  });
});
