import { describe, expect, it } from 'vitest';
import { initials } from '../../../renderer/lib/initials';

describe('initials', () => {
  it.each([
    ['Demo Account', 'DA'],
    ['rose', 'R'],
    ['First of four words', 'FW'],
    ['  (the) demo ', 'TD'],
    ['élodie d’Arc', 'ÉA'],
    ['فاطمة الزهراء', 'فا'],
    ['علی\u200cرضا نوری', 'عن'],
    ['می\u200cخواهم', 'م'],
    ['क्षमा शर्मा', 'क्षश'],
    ['한국'.normalize('NFD'), '한'.normalize('NFD')],
    ['***', ''],
    ['', ''],
  ])('of “%s” are “%s”', (name, letters) => expect(initials(name)).toBe(letters));
});
