import { describe, expect, it } from 'vitest';
import type { User } from '../../../../main/plex/user';
import { shownName } from '../../../../renderer/lib/fields/identity';

const EMPTY: User = { subscription: null, oddities: [], extra: {} };

describe('the name on the sign', () => {
  it.each<[Partial<User>, string | null]>([
    [{ title: 'Rose', friendlyName: 'Rosie', username: 'rose1' }, 'Rose'],
    [{ title: ' ', friendlyName: 'Rosie', username: 'rose1' }, 'Rosie'],
    [{ title: '', friendlyName: '', username: 'rose1' }, 'rose1'],
    [{}, null],
  ])('of %j is %s', (user, name) => expect(shownName({ ...EMPTY, ...user })).toBe(name));

  it('is never the e-mail address, which stays hidden', () => {
    const email = 'rose@example.org';
    expect(shownName({ ...EMPTY, email, title: email, username: 'rose1' })).toBe('rose1');
    expect(shownName({ ...EMPTY, email, title: email, username: email })).toBeNull();
  });
});
