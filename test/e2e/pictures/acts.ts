import type { Page } from '@playwright/test';

/** What a person does with a page before its picture is taken. */
export type Act = (page: Page) => Promise<void>;

/** Presses the first button of that name. */
export function press(name: string): Act {
  return (page) => page.getByRole('button', { name, exact: true }).first().click();
}

/** The members of the Home are asked for when a person comes near them. The list of cards follows on the way back, too. */
export async function meetMembers(page: Page): Promise<void> {
  await page.locator('[data-members]').scrollIntoViewIfNeeded();
  await page.locator('[data-members=members]').waitFor();
  await press('Subscription')(page);
  await page.locator('[aria-current]', { hasText: 'Subscription' }).waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
}

export async function askForToken(page: Page): Promise<void> {
  await page.getByText('Paste a token').click();
  await page.getByText('Where do I find my token?').click();
}

/** What is new differs with each release, so the picture is of two entries that do not. */
export async function openNews(page: Page): Promise<void> {
  await press('See what’s new')(page);
  await page.locator('[data-whats-new] li').first().waitFor();
  await page.locator('[data-whats-new]').evaluate((news) => {
    const heading = news.querySelector('h3');
    const list = news.querySelector('ul');
    const entries = [...news.querySelectorAll('li')].slice(0, 2);
    const texts = [
      'A sentence that takes more than one line of the dialog, whatever its width.',
      'A short one.',
    ];
    if (!heading || !list || entries.length < texts.length) throw new Error('The news has too few entries.');
    heading.textContent = 'Added';
    for (const [index, entry] of entries.entries()) entry.textContent = texts[index] ?? '';
    list.replaceChildren(...entries);
    news.replaceChildren(heading, list);
  });
}
