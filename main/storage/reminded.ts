import * as v from 'valibot';
import type { Reminded } from '../account/announcer';

const instant = v.pipe(v.string(), v.isoTimestamp());

/** Checks what comes back from the disk of the last reminder. */
export const RemindedSchema: v.GenericSchema<unknown, Reminded> = v.object({ of: instant, at: instant });
