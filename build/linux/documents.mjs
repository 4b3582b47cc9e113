import { readFileSync } from 'node:fs';
import { sourceDate } from './stage.mjs';

/**
 * The copyright file, as https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/ wants it.
 * @param {import('./package-request.mjs').PackageRequest} request
 */
export function copyright({ url }) {
  const [, , holder = '', , ...terms] = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const owner = holder.replace('Copyright (c) ', '');
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Marquee
Source: ${url}

Files: *
Copyright: ${owner}
License: Expat

Files: opt/Marquee/*
Copyright: Electron contributors
 2013-2020 GitHub Inc.
License: Expat
Comment: Electron's own license is in /opt/Marquee/LICENSE.electron.txt. It contains Chromium, whose authors and
 licenses are listed in /opt/Marquee/LICENSES.chromium.html. The packages that are bundled into Marquee are listed with
 their licenses in /opt/Marquee/resources/third-party-licenses.txt.

License: Expat
${terms.map((line) => ` ${line || '.'}`).join('\n')}
`;
}

/**
 * The changelog that Debian's tools read. What changed for people is in the project's own.
 * @param {import('./package-request.mjs').PackageRequest} request
 */
export function debianChangelog({ name, version, maintainer, url }) {
  const date = new Date(sourceDate() * 1000).toUTCString().replace('GMT', '+0000');
  return `${name} (${version}) stable; urgency=medium

  * What is new is told at ${url}

 -- ${maintainer}  ${date}
`;
}
