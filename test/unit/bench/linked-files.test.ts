import { expect, it } from 'vitest';
import { linkedFiles } from '../../bench/linked-files';

it('a page names its scripts, the modules that they import, and its styles', () => {
  const html = `<script type="module" crossorigin src="./assets/tray.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/shared.js">
    <link rel="stylesheet" crossorigin href="/assets/tray.css">
    <script>inline()</script>`;
  expect(linkedFiles(html)).toEqual(['assets/tray.js', 'assets/shared.js', 'assets/tray.css']);
});
