import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { saveAs } from '../../../../main/desktop/windows/save-dialog';

const showSaveDialog = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ dialog: { showSaveDialog } }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-save-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('the dialog asks before another file is replaced, which Linux does only when told to', async () => {
  const path = join(folder, 'marquee-account.html');
  writeFileSync(path, 'theirs');
  // A person who is asked says no; one who isn't has chosen that name.
  showSaveDialog.mockImplementation(({ properties = [] }: Electron.SaveDialogOptions) =>
    properties.includes('showOverwriteConfirmation')
      ? { canceled: true, filePath: '' }
      : { canceled: false, filePath: path },
  );
  expect(await saveAs({ name: 'marquee-account.html', text: 'ours' }, null)).toEqual({
    ok: true,
    value: false,
  });
  expect(readFileSync(path, 'utf8')).toBe('theirs');
});
