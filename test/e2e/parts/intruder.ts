import type { ElectronApplication, Page } from '@playwright/test';
import type { Desktop } from '../../desktop/desktop';

/** Opens the popover with a click on the tray icon. */
export async function openPopover(app: ElectronApplication, { trayHost }: Desktop): Promise<Page> {
  await trayHost.whenShown();
  const window = app.waitForEvent('window');
  await trayHost.activate();
  const popover = await window;
  await popover.locator('body[data-ready]').waitFor();
  return popover;
}

/** What whoever has taken a page over can do there: run code, as if a person had just clicked. */
export async function intrude(page: Page): Promise<(code: string) => Promise<unknown>> {
  const devtools = await page.context().newCDPSession(page);
  return async (expression) => {
    const { result } = await devtools.send('Runtime.evaluate', {
      expression,
      userGesture: true,
      awaitPromise: true,
      returnByValue: true,
      allowUnsafeEvalBlockedByCSP: false,
    });
    return result.value as unknown;
  };
}

/** Puts markup into the page as its own document could have held it, which no script of the page is allowed to. */
export async function inject(page: Page, markup: string): Promise<void> {
  await page.evaluate(() => {
    const place = document.createElement('div');
    place.id = 'injected';
    document.body.append(place);
  });
  const devtools = await page.context().newCDPSession(page);
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeId } = await devtools.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: '#injected',
  });
  await devtools.send('DOM.setOuterHTML', { nodeId, outerHTML: markup });
  await devtools.detach();
}
