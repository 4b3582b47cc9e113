import { describe, expect, it } from 'vitest';
import {
  compareDevices,
  countDevices,
  isRemovable,
  listedDevices,
} from '../../../../main/account/devices/known-devices';
import type { Device } from '../../../../main/plex/documents/devices';
import { MASK } from '../../../../main/plex/secrets';
import { device } from './device';

const OWN = 'this-marquee';
const T1 = '2026-01-01T00:00:00.000Z';
const T2 = '2026-01-01T01:00:00.000Z';

/** The ids that came and went between two lists. */
function news(before: readonly Device[], after: readonly Device[]) {
  const { known } = compareDevices(null, before, T1, OWN);
  const { added, removed } = compareDevices(known, after, T2, OWN);
  return { added: added.map(({ id }) => id), removed: removed.map(({ id }) => id) };
}

describe('comparing two lists', () => {
  it('takes the first list for what was always there', () => {
    expect(compareDevices(null, [device('1')], T1, OWN)).toMatchObject({
      known: { fresh: [] },
      added: [],
      removed: [],
    });
  });

  it.each([
    ['a device that came', [device('1')], [device('1'), device('2')], ['2'], []],
    ['a device that went', [device('1'), device('2')], [device('2')], [], ['1']],
    ['a new name and version', [device('1')], [device('1', { name: 'New', productVersion: '2' })], [], []],
    ['a new id of the same', [device('1')], [device('9', { clientIdentifier: 'client-1' })], [], []],
    ['an id that another got', [device('1')], [device('1', { clientIdentifier: 'x' })], ['1'], ['1']],
    [
      'two without an identifier',
      [device('1', { clientIdentifier: null })],
      [device('1', { clientIdentifier: null }), device('2', { clientIdentifier: null })],
      ['2'],
      [],
    ],
    ['one that can’t be told apart', [], [device('', { id: null, clientIdentifier: null })], [], []],
    ['this Marquee', [], [device('1', { clientIdentifier: OWN })], [], []],
    ['this Marquee, gone', [device('1', { clientIdentifier: OWN })], [], [], []],
  ])('tells of %s what is to be told', (_, before, after, added, removed) => {
    expect(news(before, after)).toEqual({ added, removed });
  });

  it('unmarks what has gone', () => {
    const before = { devices: [device('1')], fetchedAt: T1, fresh: ['identifier client-1'] };
    expect(compareDevices(before, [device('2')], T2, OWN).known.fresh).toEqual(['identifier client-2']);
    expect(compareDevices(before, [], T2, OWN).known.fresh).toEqual([]);
  });

  it('keeps what nobody has looked at marked, as long as it is there', () => {
    const first = compareDevices(null, [device('1')], T1, OWN).known;
    const second = compareDevices(first, [device('1'), device('2')], T2, OWN).known;
    const third = compareDevices(second, [device('1'), device('2'), device('3')], T2, OWN).known;
    expect(countDevices(third, Date.parse(T2)).new).toBe(2);
    const fourth = compareDevices(third, [device('1'), device('3')], T2, OWN).known;
    expect(listedDevices(fourth, OWN).map((it) => [it.id, it.new])).toEqual([
      ['1', false],
      ['3', true],
    ]);
  });
});

describe('what is shown', () => {
  const { known } = compareDevices(
    null,
    [
      device('1', { lastSeenAt: '2024-06-01T00:00:00.000Z' }),
      device('2', { lastSeenAt: '2026-01-01T00:00:00.000Z', provides: ['player', 'Server'] }),
      device('3', { clientIdentifier: OWN }),
    ],
    T1,
    OWN,
  );

  it('begins with what was in use last, and has no identifier', () => {
    const listed = listedDevices(known, OWN);
    expect(listed.map(({ id }) => id)).toEqual(['2', '1', '3']);
    expect(JSON.stringify(listed)).not.toContain('client-');
    expect(JSON.stringify(listed)).not.toContain(OWN);
    expect(listed.map(({ thisDevice }) => thisDevice)).toEqual([false, false, true]);
  });

  it('counts what was not in use for a year', () => {
    expect(countDevices(known, Date.parse(T1))).toEqual({ new: 0, unused: 1 });
    expect(countDevices(null, Date.parse(T1))).toEqual({ new: 0, unused: 0 });
  });

  it.each<[string | null, boolean]>([
    ['1', true],
    ['12345678901234567890', true],
    ['123456789012345678901', false],
    ['a1', false],
    ['1a', false],
    ['', false],
    [null, false],
  ])('of the id %j may be removed: %s', (id, removable) => {
    const known = { devices: [{ ...device('1'), id }], fetchedAt: T1, fresh: [] };
    expect(listedDevices(known, OWN)).toMatchObject([{ removable }]);
  });

  it('offers neither a server nor this Marquee for removal', () => {
    expect(listedDevices(known, OWN).map(({ id, removable }) => [id, removable])).toEqual([
      ['2', false],
      ['1', true],
      ['3', false],
    ]);
    expect(['1', '2', '3', '4'].filter((id) => isRemovable(known, id, OWN))).toEqual(['1']);
  });

  it('offers nothing whose id is no number, or is a server’s, too', () => {
    const odd = [device('../x'), device('7'), device('7', { clientIdentifier: 's', provides: ['server'] })];
    const list = compareDevices(null, odd, T1, OWN).known;
    expect(['../x', '7'].filter((id) => isRemovable(list, id, OWN))).toEqual([]);
    expect(listedDevices(list, OWN).map(({ removable }) => removable)).toEqual([false, false, false]);
  });

  it.each(['SERVER', 'media-server', '[server]', 'server\u200b'])(
    'offers no server that is spelled %j',
    (it) => {
      const list = compareDevices(null, [device('7', { provides: ['player', it] })], T1, OWN).known;
      expect(isRemovable(list, '7', OWN)).toBe(false);
    },
  );

  it('offers nothing of which it can’t be read whether it is a server', () => {
    const masked = [device('7', { provides: [MASK] }), device('8', { provides: ['player', `${MASK}x`] })];
    const list = compareDevices(null, masked, T1, OWN).known;
    expect(['7', '8'].filter((id) => isRemovable(list, id, OWN))).toEqual([]);
  });
});
