import * as v from 'valibot';

/** An instant as Marquee writes it into its files: ISO 8601, UTC. */
export const Instant = v.pipe(v.string(), v.isoTimestamp());
