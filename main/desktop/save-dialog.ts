import { dialog } from 'electron';
import { systemClock } from '../clock';
import type { DiskProblem } from '../plex/problems';
import { succeed, type Result } from '../plex/result';
import { DiskFile } from '../storage/disk-file';

/** Only what is written counts here: nothing is read back. */
const MOST_BYTES = 0;

/** A text that a person wants to have as a file. */
export interface TextFile {
  /** The name that the dialog suggests. */
  readonly name: string;
  readonly text: string;
}

/** Asks where to, then writes the file as a whole. Answers whether there is one now: a person may change their mind. */
export async function saveAs(file: TextFile): Promise<Result<boolean, DiskProblem>> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: file.name });
  if (canceled || !filePath) return succeed(false);
  const saved = new DiskFile({ path: filePath, maxBytes: MOST_BYTES, clock: systemClock });
  const written = await saved.write(Buffer.from(file.text));
  return written.ok ? succeed(true) : written;
}
