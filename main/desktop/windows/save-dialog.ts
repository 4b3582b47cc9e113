import { dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import { systemClock } from '../../base/clock';
import type { DiskProblem } from '../../../preload/contract/problem';
import { succeed, type Result } from '../../../preload/contract/result';
import { FileWriter } from '../../storage/files/file-writer';

/** A text that a person wants to have as a file. */
export interface TextFile {
  /** The name that the dialog suggests. */
  readonly name: string;
  readonly text: string;
}

/**
 * Asks where to, then writes the file as a whole. Answers whether there is one now: a person may change their mind.
 * @param parent the window that the dialog belongs to, if it is still there
 */
export async function saveAs(
  file: TextFile,
  parent: BrowserWindow | null,
): Promise<Result<boolean, DiskProblem>> {
  const options: SaveDialogOptions = {
    defaultPath: file.name,
    properties: ['showOverwriteConfirmation'], // Linux alone has to be told
  };
  const { canceled, filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options));
  if (canceled || !filePath) return succeed(false);
  const saved = new FileWriter({ path: filePath, clock: systemClock });
  const written = await saved.write(Buffer.from(file.text));
  return written.ok ? succeed(true) : written;
}
