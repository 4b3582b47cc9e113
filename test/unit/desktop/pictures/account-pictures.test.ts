import { expect, it } from 'vitest';
import { signedIn, type AccountState } from '../../../../preload/contract/account/account-state';
import { AccountPictures } from '../../../../main/desktop/pictures/account-pictures';

const withThumb = (thumb: string): AccountState => ({
  ...signedIn('keychain'),
  last: {
    user: { thumb, subscription: null, oddities: [], extra: {} },
    fetchedAt: '2026-01-01T00:00:00.000Z',
  },
});

/** One account, and pictures that come when a test lets them. */
function setUp() {
  const account: { state: AccountState } = { state: { kind: 'starting' } };
  const coming = new Map<string, (picture: string | null) => void>();
  const load = (address: string) => new Promise<string | null>((come) => coming.set(address, come));
  const pictures = new AccountPictures({ load });
  let changes = 0;
  pictures.onChange(() => (changes += 1));
  const become = (state: AccountState): Promise<void> => {
    account.state = state;
    return pictures.follow({ id: 1, account });
  };
  /** The account names a picture, which comes at once. */
  async function show(thumb: string): Promise<void> {
    const shown = become(withThumb(thumb));
    coming.get(thumb)?.(`app://${thumb}`);
    await shown;
  }
  return { pictures, coming, become, show, changes: () => changes };
}

it('an account is shown with the picture that its reply names, told once, and with none when nobody is signed in', async () => {
  const { pictures, show, become, changes } = setUp();
  await show('one');
  await show('one');
  expect(pictures.of(1)).toBe('app://one');
  expect(changes()).toBe(1);
  await become({ kind: 'signed-out', problem: null });
  expect(pictures.of(1)).toBeNull();
  expect(changes()).toBe(2);
});

it('the picture before stays until the new one has come, and none is asked for while plex.tv is', async () => {
  const { pictures, coming, become, show } = setUp();
  await show('one');
  await become({ ...signedIn('keychain'), ...withThumb('two'), reading: true } as AccountState);
  expect(coming.has('two')).toBe(false);
  const shown = become(withThumb('two'));
  expect(pictures.of(1)).toBe('app://one');
  coming.get('two')?.('app://two');
  await shown;
  expect(pictures.of(1)).toBe('app://two');
});

it('a picture that comes when the account is another one, or nobody’s, is not shown', async () => {
  const { pictures, coming, become } = setUp();
  const late = become(withThumb('one'));
  await become({ kind: 'signed-out', problem: null });
  coming.get('one')?.('app://one');
  await late;
  expect(pictures.of(1)).toBeNull();
});
