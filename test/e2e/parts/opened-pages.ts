import type { ElectronApplication } from '@playwright/test';

/** Notes the pages that Marquee opens in the browser from now on, in place of opening them. */
export async function catchPages(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  const opened = await app.evaluateHandle(({ shell }) => {
    const links: string[] = [];
    shell.openExternal = (link) => Promise.resolve(void links.push(link));
    return links;
  });
  return () => opened.jsonValue();
}
