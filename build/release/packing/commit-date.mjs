import { spawnSync } from 'node:child_process';
import { root } from '../../launcher/base/places.mjs';
import { Stop } from '../../launcher/base/steps.mjs';

/**
 * When the commit was made that Marquee is packed from, in seconds since the epoch, so that two builds of one commit
 * carry the same times. Stops where that can't be known.
 */
export function dateOfCommit() {
  const { error, status, stdout, stderr } = spawnSync('git', ['log', '-1', '--format=%ct'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (error) throw new Stop(`A package carries the date of its commit, and git is missing.\n${REMEDY}`);
  if (status !== 0)
    throw new Stop(`A package carries the date of its commit, and git finds none:\n${stderr}${REMEDY}`);
  return stdout.trim();
}

const REMEDY =
  'Install git and pack from a clone, or set SOURCE_DATE_EPOCH to a date, in seconds since 1970.';
