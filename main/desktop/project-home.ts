import * as v from 'valibot';

/** `.invalid` is reserved for names of nothing: a package that was built without a home has one there. */
const Manifest = v.object({
  homepage: v.pipe(
    v.string(),
    v.regex(/^https:\/\/[a-z\d.-]+(\/[\w.-]+)+$/),
    v.check((home) => !home.includes('.invalid')),
  ),
});

/**
 * The address of Marquee's own repository, which a release writes into the packed package.json; null in a copy that does not
 * know it.
 */
export function readProjectHome(manifest: unknown): string | null {
  const read = v.safeParse(Manifest, manifest);
  return read.success ? read.output.homepage : null;
}
