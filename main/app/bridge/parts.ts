import * as v from 'valibot';
import { succeed } from '../../../preload/contract/result';

/** For calls without an argument. */
export const Nothing = v.undefined();

/** For calls that answer nothing. */
export const DONE = succeed(undefined);

/** The longest text that a page may hand over, in characters: the whole account as JSON with room to spare. */
export const MAX_TEXT = 1024 * 1024;
