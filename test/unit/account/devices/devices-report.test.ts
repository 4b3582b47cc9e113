import { describe, expect, it } from 'vitest';
import { signedIn, type AccountState } from '../../../../preload/contract/account/account-state';
import type { Problem } from '../../../../preload/contract/problem';
import {
  exitCodeOfDevices,
  formatDevices,
  type AccountDevices,
} from '../../../../main/account/devices/devices-report';
import { listedDevices } from '../../../../main/account/devices/known-devices';
import { problem } from '../../../../main/base/problems';
import type { Device } from '../../../../main/plex/documents/devices';
import { device } from './device';

const NOW = Date.parse('2026-01-01T12:00:00.000Z');
const READ_AT = '2026-01-01T11:59:30.000Z';
const OWN = 'this-marquee';

function account(title: string, trouble: Problem | null = null): AccountState {
  const user = { title, subscription: null, oddities: [], extra: {} };
  return { ...signedIn('keychain'), last: { user, fetchedAt: READ_AT }, problem: trouble };
}

function having(devices: readonly Device[]): AccountDevices['devices'] {
  const known = { devices, fetchedAt: READ_AT, fresh: [] };
  return { devices: listedDevices(known, OWN), fetchedAt: READ_AT, problem: null };
}

const notRead = { devices: null, fetchedAt: null, problem: null };
const outage = problem('unavailable', { status: 503 });

describe('of one account --devices', () => {
  it('prints a line for each device, and nothing that could add lines or turn them round', () => {
    const odd = device('1', { name: 'A\nB\u202eC', product: 'Plex Web', lastSeenAt: READ_AT });
    const text = formatDevices({ account: account('Rose'), devices: having([odd]) }, 'text', NOW);
    expect(text).toBe('1 device\nA BC (Plex Web; last seen just now)\nUpdated just now.');
  });

  it('calls a device whose name nobody could see by what it is', () => {
    const blank = device('1', { name: '\u202e\u200b', product: ' ', device: 'Pixel 8' });
    const text = formatDevices({ account: account('Rose'), devices: having([blank]) }, 'text', NOW);
    expect(text).toContain('\nPixel 8\n');
  });

  it('says nothing of a list that was never read: why stands on standard error', () => {
    const failed = { account: account('Rose'), devices: { ...notRead, problem: outage } };
    expect(formatDevices(failed, 'text', NOW)).toBe('');
    expect(exitCodeOfDevices([failed])).toBe(5);
  });
});

describe('of several accounts --devices', () => {
  const rose = { account: account('Rose'), devices: having([device('1')]) };
  const failed = { account: account('Ivy', outage), devices: notRead };
  const signedOut = { account: { kind: 'signed-out', problem: null } as const, devices: notRead };

  it('begins each line with the account’s name, and leaves no gap for what was not read', () => {
    expect(formatDevices(rose, 'text', NOW, [failed, rose])).toBe(
      'Rose: 1 device\nRose: Device 1\nRose: Updated just now.',
    );
  });

  it('calls an account as --status does, by its e-mail address where it has no other name', () => {
    const email = { ...rose, account: account('rose@example.org') };
    expect(formatDevices(rose, 'text', NOW, [email, rose])).toMatch(/^rose@example\.org: 1 device\n/);
  });

  it('says of one that is signed out whose it would be', () => {
    expect(formatDevices(rose, 'text', NOW, [rose, signedOut])).toContain(
      '\n\nPlex account: Not signed in. ',
    );
  });

  it('has the exit code of the worst, and each account in the JSON, the shown one at the top', () => {
    const rejected = { account: account('Ivy', problem('rejected', { status: 401 })), devices: notRead };
    expect(exitCodeOfDevices([rose, failed, rejected])).toBe(4);
    expect(JSON.parse(formatDevices(rose, 'json', NOW, [failed, rose]))).toMatchObject({
      schema: 1,
      state: 'ready',
      devices: [{ id: '1' }],
      accounts: [{ state: 'unavailable', fetchedAt: null, devices: [] }, { state: 'ready' }],
    });
  });
});
