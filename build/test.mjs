import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough()) void import('./launcher/test.mjs');
