import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough()) void import('./release/dist.mjs');
