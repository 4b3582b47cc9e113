import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FLAGS, flagForms } from '../../../../../main/app/command/line/flags';
import { helpText } from '../../../../../main/app/command/line/help';

describe('the help', () => {
  it('explains every flag, with its short form, its formats and what it wants', () => {
    for (const { name, short, value } of FLAGS) {
      expect(helpText()).toMatch(new RegExp(`^ {2}${short === null ? '' : `${short}, `}${name}[ \\n]`, 'm'));
      const formats = value.kind === 'format' ? value.formats : [];
      for (const format of formats)
        expect(helpText()).toMatch(new RegExp(`^ {2}${name}=${format.name} `, 'm'));
      if (value.kind === 'name') expect(helpText()).toContain(`${name} ${value.placeholder}`);
    }
  });

  it('lists what the manual lists', () => {
    const manual = readFileSync('docs/command-line.md', 'utf8');
    for (const { text, short, placeholder } of flagForms()) {
      const written = placeholder === null ? `\`${text}\`` : `\`${text} ${placeholder}\``;
      expect(manual).toContain(short === null ? `| ${written} ` : `| ${written}, \`${short}\` `);
    }
  });
});
