/** RFC 9110's preferred form of a date, the only one that servers still send. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** Reads the date of a header: milliseconds since the epoch, or null when it is none. */
export function readHttpDate(sent: string): number | null {
  const at = HTTP_DATE.test(sent) ? Date.parse(sent) : NaN;
  return Number.isNaN(at) ? null : at;
}
