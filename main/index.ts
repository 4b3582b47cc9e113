import { loadCompiled } from './base/code-cache';
import { interpretScripts } from './desktop/process/script-engine';

// Both come before all else is loaded: V8 takes only what was compiled under the flags that it has.
interpretScripts();
loadCompiled(__dirname);
import('./app/entry').catch((fault: unknown) => {
  queueMicrotask(() => {
    throw fault; // as if it were loaded from here: Electron shows it, and nothing runs on unseen
  });
});
