import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Frees what nothing holds any more. A `WeakRef` that was just read holds on until the next turn of the event loop. */
export const collectGarbage = runInNewContext('gc') as () => void;
