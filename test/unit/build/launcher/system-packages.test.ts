import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  aptKnows,
  installSystemPackages,
  missingSystemPackages,
} from '../../../../build/launcher/preparation/system-packages.mjs';

const before2024 = `libgtk-3-0 libnss3 libasound2 libgbm1 libatk-bridge2.0-0 libsecret-1-0 libnotify4 fonts-dejavu-core`;
const since2024 = `libgtk-3-0t64 libnss3 libasound2t64 libgbm1 libatk-bridge2.0-0t64 libsecret-1-0 libnotify4 fonts-dejavu-core`;

let tools: string;
beforeEach(() => {
  tools = mkdtempSync(join(tmpdir(), 'marquee-tools-'));
  vi.stubEnv('PATH', tools);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(tools, { recursive: true });
});

/** A stand-in for one of Debian's tools. */
function tool(name: string, script: string): void {
  writeFileSync(join(tools, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(tools, name), 0o755);
}

function dpkgSays(installed: string, others = ''): void {
  const lines = [...installed.split(' ').map((name) => `${name} installed`), others].join('\n');
  // Like the real one, it complains about the names it does not know and still answers for the others.
  tool('dpkg-query', `printf '%s\\n' '${lines}'; exit 1`);
}

describe.runIf(process.platform === 'linux')('the missing system packages', () => {
  it.each([
    ['before', before2024],
    ['since', since2024],
  ])('are none when all are installed under the names %s 2024', (_, names) => {
    dpkgSays(names);
    expect(missingSystemPackages('app')).toEqual([]);
  });

  it('are those that dpkg does not call installed', () => {
    dpkgSays(before2024.replace('libnss3 ', ''), 'libnss3 config-files');
    expect(missingSystemPackages('app')).toEqual([['libnss3']]);
  });

  it('include Xvfb where there is no display, a keyring for tests, and git for those that pack', () => {
    dpkgSays(since2024);
    expect(missingSystemPackages('app without a display')).toEqual([['xvfb']]);
    expect(missingSystemPackages('tests')).toContainEqual(['gnome-keyring']);
    expect(missingSystemPackages('package tests')).toContainEqual(['git']);
  });

  it('are not asked for where there is no dpkg', () => {
    expect(missingSystemPackages('tests')).toEqual([]);
  });

  it('that only others name, as chromium on Ubuntu, are none that apt knows', () => {
    tool('apt-cache', '[ "$2" != git ] || echo "Package: git"'); // the real one ends well for both
    expect(['git', 'chromium'].map(aptKnows)).toEqual([true, false]);
  });

  it('are named for the administrator, as apt knows them, when we may not install them', async () => {
    tool('apt-cache', '{ [ "$2" = libasound2t64 ] || [ "$2" = libnss3 ]; } && echo "Package: $2"');
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    await expect(
      installSystemPackages([['libnss3'], ['libasound2t64', 'libasound2'], ['libgtk-3-0t64', 'libgtk-3-0']]),
    ).rejects.toThrow(
      'sudo apt-get update && sudo apt-get install --no-install-recommends libnss3 libasound2t64 libgtk-3-0\n',
    );
  });
});
