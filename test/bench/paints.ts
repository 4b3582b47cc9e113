/**
 * An expression for a page: the times of the first paint at all, and of the first one of something in `part` of it, in
 * milliseconds since 1970.
 */
export function paintsOf(part: string): string {
  return `new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntries().find(({ element }) => element?.closest('${part}'));
      if (!paint) return;
      const [first] = performance.getEntriesByName('first-contentful-paint');
      resolve([first, paint].map(({ startTime }) => performance.timeOrigin + startTime));
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  })`;
}
