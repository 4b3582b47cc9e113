import { expect, it } from 'vitest';
import { importedFiles, linkedFiles } from '../../bench/linked-files';

it('a page names its scripts, the modules that they import, and its styles', () => {
  const html = `<script type="module" crossorigin src="./assets/tray.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/shared.js">
    <link rel="stylesheet" crossorigin href="/assets/tray.css">
    <script>inline()</script>`;
  expect(linkedFiles(html)).toEqual(['assets/tray.js', 'assets/shared.js', 'assets/tray.css']);
});

it('a script names what it imports, but not what it loads later', () => {
  const script =
    'import{t as e}from"./runtime.js";import"./other.js";var a=()=>import(`./later.js`);export{a};';
  expect(importedFiles(script)).toEqual(['runtime.js', 'other.js']);
});
