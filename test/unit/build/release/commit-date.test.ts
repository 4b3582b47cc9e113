import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Stop } from '../../../../build/launcher/base/steps.mjs';
import { dateOfCommit } from '../../../../build/release/packing/commit-date.mjs';

let tools: string;
beforeEach(() => {
  tools = mkdtempSync(join(tmpdir(), 'marquee-tools-'));
  vi.stubEnv('PATH', tools);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(tools, { recursive: true });
});

function gitIs(script: string): void {
  writeFileSync(join(tools, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(tools, 'git'), 0o755);
}

describe.runIf(process.platform === 'linux')('the date that a package gets', () => {
  it('is the one that git has of the commit', () => {
    gitIs('[ "$*" = "log -1 --format=%ct" ] && echo 1700000000');
    expect(dateOfCommit()).toBe('1700000000');
  });

  it('is asked for in plain words where git is missing', () => {
    expect(dateOfCommit).toThrow(Stop);
    expect(dateOfCommit).toThrow(/git is missing.\nInstall git .*, or set SOURCE_DATE_EPOCH/);
  });

  it('is asked for in plain words where there is no commit', () => {
    gitIs('echo "fatal: not a git repository" >&2; exit 128');
    expect(dateOfCommit).toThrow(Stop);
    expect(dateOfCommit).toThrow(
      /git finds none:\nfatal: not a git repository\nInstall git .*, or set SOURCE_DATE_EPOCH/,
    );
  });
});
