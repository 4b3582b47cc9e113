import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { root } from '../../../../build/launcher/base/places.mjs';
import { endOf, startApp } from '../../../../build/launcher/app/run-app.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-run-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** A stand-in for Electron; what it writes to its file 3 can be read. */
function electronThat(script: string) {
  const executable = join(folder, 'electron');
  writeFileSync(executable, `#!/bin/sh\n${script}\n`);
  chmodSync(executable, 0o755);
  return { executable, dist: folder, version: 'none' };
}

function outputOf(app: { readonly stdio: ArrayLike<unknown> }): Promise<string> {
  return text(app.stdio[3] as Readable);
}

describe.runIf(process.platform !== 'win32')('running the app', () => {
  it.each([0, 3, 7])('hands on its exit code %i', async (code) => {
    expect(await endOf(startApp(electronThat(`exit ${String(code)}`), []))).toBe(code);
  });

  it('tells of a signal as shells do', async () => {
    expect(await endOf(startApp(electronThat('kill -SEGV $$'), []))).toBe(139);
  });

  it("gives Chromium's switches first, then the app's folder, then the app's own arguments as they are", async () => {
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    const app = startApp(electronThat(`printf '%s|' "$@" >&3`), ['--status=json', 'a b', '*'], {
      switches: ['--ozone-platform=headless'],
      pipes: ['pipe'],
    });
    expect(await outputOf(app)).toBe(`--log-level=3|--ozone-platform=headless|${root}|--status=json|a b|*|`);
  });

  it('switches the sandbox off for root alone', async () => {
    const everyArgument = `printf '%s|' "$@" >&3`;
    vi.spyOn(process, 'getuid').mockReturnValue(0);
    expect(await outputOf(startApp(electronThat(everyArgument), [], { pipes: ['pipe'] }))).toContain(
      '--no-sandbox|',
    );
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    expect(await outputOf(startApp(electronThat(everyArgument), [], { pipes: ['pipe'] }))).not.toContain(
      '--no-sandbox',
    );
  });

  it('hands on a request to stop, once, and waits until the app has ended', async () => {
    const app = startApp(
      electronThat(
        `trap 'echo stopping >&3; exit 5' TERM; trap 'echo twice >&3' INT; echo ready >&3; while :; do sleep 0.05; done`,
      ),
      [],
      { pipes: ['pipe'] },
    );
    const ended = endOf(app);
    const heard = outputOf(app);
    await new Promise((resolve) => (app.stdio[3] as Readable).once('data', resolve));
    process.emit('SIGTERM', 'SIGTERM');
    process.emit('SIGINT', 'SIGINT');
    expect(await ended).toBe(5);
    expect(await heard).toBe('ready\nstopping\n');
  });
});
