import { readlinkSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * The file that a path leads to, for people who keep settings in a folder of their own and link to them: whoever replaces
 * the link leaves that file behind. The path itself where it is no link, or one to anything but a file.
 */
export function linkedFile(path: string): string {
  try {
    return statSync(path).isFile() ? realpathSync(path) : path;
  } catch {
    return missingFile(path) ?? path;
  }
}

/** Where a link leads whose file is not there just now, such as one that was set aside; null where its folder is not there either. */
function missingFile(link: string): string | null {
  try {
    const file = resolve(dirname(link), readlinkSync(link));
    return statSync(dirname(file)).isDirectory() ? file : null;
  } catch {
    return null;
  }
}
