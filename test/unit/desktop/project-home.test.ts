import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readProjectHome } from '../../../main/desktop/project-home';

describe('the home of the project', () => {
  it('is the repository that a release wrote into its package.json', () => {
    const homepage = 'https://git.example.org/someone/marquee';
    expect(readProjectHome({ name: 'marquee', homepage })).toBe(homepage);
  });

  it('is not known in a copy that was built without one', () => {
    expect(readProjectHome({ name: 'marquee' })).toBeNull();
    expect(readProjectHome({ homepage: 'https://marquee.invalid' })).toBeNull();
    expect(readProjectHome({ homepage: 'https://marquee.invalid/someone/marquee' })).toBeNull();
    expect(readProjectHome(JSON.parse(readFileSync('package.json', 'utf8')))).toBeNull();
  });

  it.each([
    'http://git.example.org/someone/marquee',
    'file:///etc/passwd',
    'https://git.example.org/someone/marquee?to=elsewhere',
    'https://someone@git.example.org/marquee',
    'https://git.example.org/someone/marquee\nhttps://elsewhere.example',
    'somewhere',
    7,
  ])('is no address of another kind: %j', (homepage) => {
    expect(readProjectHome({ homepage })).toBeNull();
  });
});
