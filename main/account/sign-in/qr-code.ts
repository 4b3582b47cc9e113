import { encode } from 'uqr';
import type { QrCode } from '../../../preload/contract/account/sign-in';

/** Draws a text as a QR code, without the quiet zone around it. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { border: 0 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return { size, path: squares.join('') };
}
