import { realpathSync, statSync } from 'node:fs';

/**
 * The file that a path leads to, for people who keep settings in a folder of their own and link to them: whoever replaces
 * the link leaves that file behind. The path itself where it is no link, or one to anything but a file.
 */
export function linkedFile(path: string): string {
  try {
    return statSync(path).isFile() ? realpathSync(path) : path;
  } catch {
    return path; // nothing is there, or nothing that can be told
  }
}
