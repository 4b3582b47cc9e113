import { marqueeIn, systemIn } from '../parts/languages';
import { expect, test } from '../parts/marquee';

/** What the demo's Plex Pass says of its renewal, and what the profile says of 14 June 2013, with the time after noon. */
const regions = [
  ['Britain', { LC_ALL: 'en_GB.UTF-8' }, /Renews \d+ \p{Lu}\p{Ll}+/u, '14 June 2013', 24],
  ['the United States', { LC_ALL: 'en_US.UTF-8' }, /Renews \p{Lu}\p{Ll}+ \d+/u, 'June 14, 2013', 12],
  [
    'Germany, in English',
    { LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' },
    /Renews \d+ \p{Lu}\p{Ll}+/u,
    '14 June 2013',
    24,
  ],
  ['Germany', { LC_ALL: 'de_DE.UTF-8' }, /Verlängerung \d+\. \p{Lu}\p{Ll}+/u, '14. Juni 2013', 24],
  ['French Canada', { LC_ALL: 'fr_CA.UTF-8' }, /Renouv\. le \d+ \p{Ll}+/u, '14 juin 2013', 24],
  // Unicode's data has no English of its own for these; their months amid English words would be worse.
  ['Brazil', { LC_ALL: 'pt_BR.UTF-8' }, /Renews \p{Lu}\p{Ll}+ \d+/u, 'June 14, 2013', 24],
  [
    'Egypt',
    { LANG: 'en_US.UTF-8', LC_TIME: 'ar_EG.UTF-8' },
    /Renews \p{Lu}\p{Ll}+ \d+/u,
    'June 14, 2013',
    12,
  ],
  ['Iran', { LC_ALL: 'fa_IR.UTF-8' }, /Renews \p{Lu}\p{Ll}+ \d+/u, 'June 14, 2013', 24],
] as const;

for (const [region, variables, renewal, day, hours] of regions) {
  test(`days and hours are written as in ${region}, in the window and by the status`, async ({
    desktop,
    plexTv,
  }) => {
    const marquee = marqueeIn(desktop, plexTv, { LC_ALL: '', LANGUAGE: '', TZ: 'UTC', ...variables });
    const { page } = await marquee.open('--demo');
    try {
      const joined = page.locator('[data-field=joinedAt]');
      await expect(joined.locator('time')).toHaveText(day);
      await expect(joined).toContainText(hours === 12 ? /6:30\sPM/ : /18\s?[:h]\s?30/);
      expect((await marquee.run(['--status', '--demo'])).stdout).toMatch(renewal);
    } finally {
      await marquee.close();
    }
  });
}

test('the status, the help and what is said of a wrong option are German for a German system', async ({
  marquee,
}) => {
  const german = { LC_ALL: 'de_DE.UTF-8', LANGUAGE: '' };
  const run = (...options: readonly string[]) => marquee.run(options, { variables: german });
  expect((await run('--status', '--demo')).stdout).toMatch(
    /^Demo Account\nPlex Pass · Verlängerung \d+\. \p{Lu}\p{Ll}+\.?(?: \d{4})?\nSicherheit: .+\nStand: gerade eben\.\n$/u,
  );
  expect((await run('--help')).stdout).toMatch(
    /^Marquee zeigt dein Plex-Konto[\s\S]+Exit-Codes:\n {2}0 {2}Erfolg/,
  );
  const { stderr, ...wrong } = await run('--oops');
  expect(wrong).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Unbekannte Option --oops. Alle Optionen zeigt marquee --help.');
});

test('scripts read the same of --status=json in each language', async ({ marquee }) => {
  const read = async (variables: Readonly<Record<string, string>>): Promise<unknown> => {
    const { stdout } = await marquee.run(['--status=json', '--demo'], { variables });
    // The demo's days are told from now, and two readings are some moments apart.
    return JSON.parse(stdout, (_key, value: unknown) =>
      typeof value === 'string' && /^\d{4}-.+Z$/.test(value) ? 'an instant' : value,
    );
  };
  const english = await read({ LC_ALL: 'en_US.UTF-8', LANGUAGE: '' });
  expect(english).toMatchObject({ state: 'ready', pass: { kind: 'plex-pass', state: 'active' } });
  expect(await read({ LC_ALL: 'de_DE.UTF-8', LANGUAGE: '' })).toEqual(english);
  expect(await read(systemIn('en-XA'))).toEqual(english);
});
