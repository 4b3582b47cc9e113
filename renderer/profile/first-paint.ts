/** Whether the page was painted already. */
export function wasPainted(): boolean {
  return performance.getEntriesByType('paint').length > 0;
}

/** Calls `then` once the page was painted for the first time; soon, where it was already. Answers how to call it off. */
export function afterFirstPaint(then: () => void): () => void {
  const observer = new PerformanceObserver(() => {
    observer.disconnect();
    then();
  });
  observer.observe({ type: 'paint', buffered: true });
  return () => observer.disconnect();
}
