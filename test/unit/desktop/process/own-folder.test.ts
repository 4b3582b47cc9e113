import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openOwnFolder } from '../../../../main/desktop/process/own-folder';

const app = vi.hoisted(() => ({
  getPath: vi.fn<() => string>(),
  setPath: vi.fn<(...path: string[]) => void>(),
}));
vi.mock('electron', () => ({ app }));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-test-'));
  app.getPath.mockReturnValue(join(folder, 'own'));
  app.setPath.mockReset();
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Names it as each system does. */
function stubTemporaryFolder(path: string): void {
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, path);
}

it('is made where it is missing', () => {
  expect(openOwnFolder()).toBe('writable');
  expect(app.setPath).not.toHaveBeenCalled();
});

it('leaves Chromium an absolute path for this run where it is closed, whatever names the temporary folder', () => {
  writeFileSync(join(folder, 'own'), 'a file where the folder should be');
  stubTemporaryFolder(relative(process.cwd(), folder));
  expect(openOwnFolder()).toBe('read-only');
  const [[name, path = ''] = []] = app.setPath.mock.calls;
  expect(name).toBe('sessionData');
  expect(isAbsolute(path), path).toBe(true);
});

it('is none where there is no temporary folder either', () => {
  writeFileSync(join(folder, 'own'), 'a file where the folder should be');
  stubTemporaryFolder(join(folder, 'missing'));
  expect(openOwnFolder()).toBe('none');
  expect(app.setPath).not.toHaveBeenCalled();
});
