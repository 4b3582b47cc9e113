import type { Evaluate } from './electron-app';

/** When a page was painted, in milliseconds since 1970. */
export interface Paints {
  /** Anything of it. */
  readonly first: number;
  /** Something in the part that was asked for. */
  readonly part: number;
}

/** Resolves when something in `part` of the page, a selector, was painted. */
export async function paintsIn(page: Evaluate, part: string): Promise<Paints> {
  const [first, inPart] = await page<readonly [number, number]>(paintsOf(part));
  return { first, part: inPart };
}

function paintsOf(part: string): string {
  return `new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntries().find(({ element }) => element?.closest('${part}'));
      if (!paint) return;
      const [first] = performance.getEntriesByName('first-contentful-paint');
      resolve([first, paint].map(({ startTime }) => performance.timeOrigin + startTime));
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  })`;
}
