import type { ElectronApplication, JSHandle } from '@playwright/test';

/** A test's function for main. It gets Electron's module, or the value of the handle that it was called on. */
type InMain = (subject: unknown, argument: unknown) => unknown;

/**
 * Makes sure that what a test evaluates in main is answered. Playwright waits for an answer through DevTools, which
 * hold its promise weakly until main runs its microtasks. Where the message interrupted a script of main, that can be
 * late: a garbage collection in between loses the answer ("Resulting promise was garbage collected"). An immediate
 * holds the promise, and runs its microtasks at once.
 */
export function holdAnswers(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app);
  const evaluateHandle = app.evaluateHandle.bind(app);

  Object.assign(app, {
    evaluate: (run: InMain | string, argument?: unknown) =>
      evaluate(inAnImmediate, [String(run), argument] as const),
    evaluateHandle: async (run: InMain | string, argument?: unknown) => {
      const handle: JSHandle = await evaluateHandle(inAnImmediate, [String(run), argument] as const);
      return Object.assign(handle, {
        evaluate: (its: InMain | string, value?: unknown) =>
          evaluate(inAnImmediate, [String(its), value, handle] as const),
        jsonValue: () => evaluate(inAnImmediate, ['(value) => value', undefined, handle] as const),
      });
    },
  });
}

/** Goes to main as its source, so it can use nothing of this file. */
async function inAnImmediate(
  electron: unknown,
  [source, argument, ...subjects]: readonly [source: string, argument: unknown, ...subjects: unknown[]],
): Promise<unknown> {
  await new Promise((settle) => setImmediate(settle));
  const run = (0, eval)(`(${source})`) as InMain;
  return run(subjects.length > 0 ? subjects[0] : electron, argument);
}
