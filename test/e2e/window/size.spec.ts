import { PAGE_LIMITS, pageSize } from '../../bench/page-size';
import { expect, test } from '../parts/marquee';

for (const page of ['profile.html', 'tray.html'] as const) {
  test(`${page} loads no more than ${PAGE_LIMITS[page]} kB of script and style at first`, async () => {
    expect(await pageSize(page)).toBeLessThanOrEqual(PAGE_LIMITS[page]);
  });
}
