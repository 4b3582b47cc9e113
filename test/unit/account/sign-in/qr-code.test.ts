import { expect, it } from 'vitest';
import { qrCode } from '../../../../main/account/sign-in/qr-code';

/** The dark squares of the path, as `x,y`. */
function squaresOf(path: string): ReadonlySet<string> {
  const squares = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)];
  expect(squares.map(([square]) => square).join(''), 'the path is squares and nothing else').toBe(path);
  return new Set(squares.map(([, x, y]) => `${x},${y}`));
}

/** The mark in three corners of each QR code (ISO/IEC 18004, 6.3.3), by which a camera finds it. */
const FINDER = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];

it('a QR code fills its square to the edge, with a finder in three corners', () => {
  const { size, path } = qrCode('HELLO');
  const squares = squaresOf(path);
  expect(size).toBe(21);
  const cornerAt = (left: number, top: number) =>
    FINDER.map((row, y) =>
      Array.from(row, (_, x) => (squares.has(`${left + x},${top + y}`) ? '#' : '.')).join(''),
    );
  expect(cornerAt(0, 0)).toEqual(FINDER);
  expect(cornerAt(14, 0)).toEqual(FINDER);
  expect(cornerAt(0, 14)).toEqual(FINDER);
  expect(cornerAt(14, 14)).not.toEqual(FINDER);
});
