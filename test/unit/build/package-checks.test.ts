import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAdvisories } from '../../../build/checks/advisories.mjs';
import { unknownScripts } from '../../../build/checks/install-scripts.mjs';
import { wrongLicenses } from '../../../build/checks/licenses.mjs';
import { lockedPackages, readLockfile, type Lockfile } from '../../../build/checks/packages.mjs';

const npmrc = readFileSync(join(resolve(import.meta.dirname, '../../..'), '.npmrc'), 'utf8');
const lockfile: Lockfile = readLockfile();

describe('licenses', () => {
  const wrong = (license: string | undefined, isShipped: boolean) =>
    wrongLicenses([{ name: 'a', license, isShipped }]);

  it('of everything that is installed are known', () => {
    const all = lockedPackages(lockfile);
    expect(all.length).toBeGreaterThan(100);
    expect(wrongLicenses(all)).toEqual([]);
  });

  it.each(['MIT', '(WTFPL OR MIT)', 'GPL-3.0-only OR ISC', 'MIT AND ISC'])('%s may be shipped', (license) => {
    expect(wrong(license, true)).toEqual([]);
  });

  it.each(['MPL-2.0', 'GPL-3.0-only', 'MIT AND GPL-3.0-only', 'UNLICENSED', '', undefined])(
    '%s may not be shipped',
    (license) => {
      expect(wrong(license, true)).toEqual([expect.stringMatching(/^a has .* for what is shipped\.$/)]);
    },
  );

  it('of a tool may ask for more, but must be known', () => {
    expect(wrong('MPL-2.0', false)).toEqual([]);
    expect(wrong('GPL-3.0-only', false)).toHaveLength(1);
    expect(wrong('SEE LICENSE IN terms.txt', false)).toHaveLength(1);
    expect(wrong(undefined, false)).toEqual(['a has no known license, which is not among those for tools.']);
  });
});

describe('code that runs at installation', () => {
  it('is known of every package that has some', () => {
    expect(unknownScripts(lockfile, npmrc)).toEqual([]);
  });

  it('is told of a package that nobody looked at, however deep it lies', () => {
    const packages = { ...lockfile.packages, 'node_modules/a/node_modules/b': { hasInstallScript: true } };
    expect(unknownScripts({ packages }, npmrc)).toEqual([expect.stringMatching(/^b wants to run code/)]);
  });

  it('is told when npm is no longer forbidden to run it, and when the list is longer than need be', () => {
    expect(unknownScripts(lockfile, 'ignore-scripts=false\n')).toHaveLength(1);
    expect(unknownScripts({ packages: {} }, npmrc)).toContainEqual(expect.stringMatching(/^keytar runs no/));
  });
});

describe('advisories', () => {
  const report = JSON.stringify({
    vulnerabilities: { svelte: { severity: 'high' }, eslint: { severity: 'low' } },
  });

  it('are wrong where they are about what is in Marquee, and told of the rest', () => {
    expect(readAdvisories(report, ['svelte'])).toEqual({
      wrong: ['There is an advisory against svelte (high).'],
      worthKnowing: ['There is an advisory against eslint (low).'],
    });
    expect(readAdvisories('{"vulnerabilities":{}}', ['svelte'])).toEqual({ wrong: [], worthKnowing: [] });
  });

  it.each(['', 'no JSON', 'null', '{"message":"405 Method Not Allowed"}'])(
    'are not known where the registry answers %j, and that is said',
    (answer) => {
      expect(readAdvisories(answer, ['svelte'])).toEqual({
        wrong: [],
        worthKnowing: [expect.stringContaining('got no answer')],
      });
    },
  );
});
