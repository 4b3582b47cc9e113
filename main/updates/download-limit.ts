/** No version of Marquee has been larger than a third of it. */
const MAX_FILE_BYTES = 400 * 1024 * 1024;

/**
 * Whether a reply to a download says how long it is, and is no longer than a version of Marquee can be. Chromium ends
 * one that is longer than it says. One that is packed has no such end.
 * @param headers by their names as the server wrote them
 */
export function isBoundedReply(
  status: number,
  headers: Readonly<Record<string, readonly string[]>>,
): boolean {
  if (status !== 200 && status !== 206) return true; // a redirect or a failure, whose body nobody reads
  const named = new Map(Object.entries(headers).map(([name, [value]]) => [name.toLowerCase(), value]));
  const length = named.get('content-length');
  return (
    length !== undefined &&
    /^\d{1,9}$/.test(length) &&
    Number(length) <= MAX_FILE_BYTES &&
    !named.has('content-encoding')
  );
}
