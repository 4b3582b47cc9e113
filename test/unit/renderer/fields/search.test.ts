import { describe, expect, it } from 'vitest';
import type { User } from '../../../../preload/contract/account/user';
import { cardsOf, countRows } from '../../../../renderer/lib/fields/rows';
import { matching, searchCards } from '../../../../renderer/lib/fields/search';

const USER: User = {
  email: 'rose@example.org',
  country: 'DE',
  twoFactorEnabled: true,
  subscription: { active: true, features: ['Android - PiP', 'hardware_transcoding', 'lyrics'] },
  oddities: [],
  extra: { certificateVersion: '2' },
};

function found(query: string, showPrivate = false): readonly string[] {
  return searchCards(cardsOf(USER), query, showPrivate).flatMap(({ groups }) =>
    groups.flatMap(({ rows }) => rows.map(({ path }) => path)),
  );
}

function withSubscription(query: string): readonly string[] {
  const user = { ...USER, subscriptions: [{ renewsAt: '2027-01-01T00:00:00.000Z' }] };
  return searchCards(cardsOf(user), query, false).flatMap(({ groups }) =>
    groups.flatMap(({ rows }) => rows.map(({ path }) => path)),
  );
}

describe('searching a list', () => {
  it('finds parts, whatever the case', () => {
    expect(matching(['Android - PiP', 'lyrics', 'pip-mode'], ' pip ')).toEqual(['Android - PiP', 'pip-mode']);
  });

  it('finds everything without a query, and nothing without a match', () => {
    expect(matching(['a', 'b'], '')).toEqual(['a', 'b']);
    expect(matching(['a', 'b'], 'c')).toEqual([]);
  });
});

describe('searching the page', () => {
  it('finds a field by its label', () => expect(found('two-factor')).toContain('twoFactorEnabled'));
  it('finds a field by the name that plex.tv gives it', () =>
    expect(found('twofactorenabled')).toEqual(['twoFactorEnabled']));
  it('finds a field by what is shown', () => expect(found('germany')).toEqual(['country']));
  it('finds a feature', () => expect(found('transcoding')).toEqual(['subscription.features']));
  it('finds a field by another word for it', () => {
    expect(found('2FA')).toEqual(['twoFactorEnabled', 'backupCodesCreated']);
    expect(withSubscription('next payment')).toEqual(['subscriptions[0].renewsAt']);
    expect(found('e-mail')).toContain('email');
  });
  it.each(['billing', 'renewal'])('finds a card by another word for it: %s', (query) => {
    const cards = searchCards(cardsOf(USER), query, false);
    expect(cards.map(({ id }) => id)).toContain('pass');
  });
  it('finds unknown fields', () => expect(found('certificate')).toEqual(['extra.certificateVersion']));

  it('does not give hidden values away', () => {
    expect(found('rose@')).toEqual([]);
    expect(found('rose@', true)).toEqual(['email']);
  });

  it('leaves no card without rows', () => {
    const cards = searchCards(cardsOf(USER), 'germany', false);
    expect(cards.map(({ id }) => id)).toEqual(['identity']);
    expect(countRows(cards)).toBe(1);
  });

  it('shows the whole page for an empty query', () => {
    const cards = cardsOf(USER);
    expect(searchCards(cards, '  ', false)).toBe(cards);
  });
});
