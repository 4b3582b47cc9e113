#!/usr/bin/env node
import { parsePackageRequest } from './package-request.mjs';
import { buildDeb } from './deb.mjs';
import { buildRpm } from './rpm.mjs';
import { stageFiles } from './stage.mjs';

// electron-builder makes .deb and .rpm with a program called fpm, which it downloads, and which brings a Ruby of its
// own. This one stands in its place (`CUSTOM_FPM_PATH`): it takes the same arguments and leaves the work to the
// systems' own tools, so that a package is made everywhere in the same way, and twice to the same byte.
const request = parsePackageRequest(process.argv.slice(2));
const stage = stageFiles(request);
if (request.target === 'deb') buildDeb(request, stage);
else buildRpm(request, stage);
