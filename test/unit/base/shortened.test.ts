import { describe, expect, it } from 'vitest';
import { shortened } from '../../../main/base/shortened';

describe('a text that is shortened', () => {
  it.each(['', 'abcd', '😀😀😀😀', 'a😀b😀', '👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧'])('is as it was while it is short: “%s”', (text) => {
    expect(shortened(text, 4)).toBe(text);
  });

  it.each([
    ['abcde', 'abc…'],
    ['😀😀😀😀😀', '😀😀😀…'],
    [`a${'😀'.repeat(5000)}`, 'a😀😀…'],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', '👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧…'],
  ])('says that there was more: “%s”', (text, kept) => {
    expect(shortened(text, 4)).toBe(kept);
  });
});
