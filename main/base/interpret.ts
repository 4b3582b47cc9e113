import { setFlagsFromString } from 'node:v8';

/** V8's compilers to machine code (https://v8.dev/blog/maglev). */
const COMPILERS = ['sparkplug', 'maglev', 'turbofan'] as const;

/** Has this process interpret from now on what it has not compiled yet. */
export function interpretFromNowOn(): void {
  for (const compiler of COMPILERS) setFlagsFromString(`--no-${compiler}`);
}
