import { PAGE_LIMITS, pageSize } from '../../bench/page-size';
import { expect, test } from '../parts/marquee';

test(`the window loads no more than ${PAGE_LIMITS['profile.html']} kB at first, with its words in English`, async () => {
  expect(await pageSize('profile.html')).toBeLessThanOrEqual(PAGE_LIMITS['profile.html']);
});

test(`the popover loads no more than ${PAGE_LIMITS['tray.html']} kB, with its words in English`, async () => {
  expect(await pageSize('tray.html')).toBeLessThanOrEqual(PAGE_LIMITS['tray.html']);
});
