import { createConnection, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Hands } from './environment';

/** X11's numbers of keys, which VNC uses: https://www.rfc-editor.org/rfc/rfc6143#section-7.5.4 */
const KEYS = { Escape: 0xff1b, Return: 0xff0d } as const;
const BUTTONS = { left: 1, right: 4 } as const;

/**
 * A pointer and a keyboard for a compositor that has no other: they last as long as the connection to its VNC server,
 * whose pictures are never asked for. The protocol is RFC 6143.
 */
export async function vncHands(socketPath: string): Promise<Hands> {
  const socket = createConnection(socketPath);
  await once(socket, 'connect');
  await shakeHands(socket);

  const send = (bytes: readonly number[]): void => void socket.write(Buffer.from(bytes));
  const pointer = (buttons: number, x: number, y: number): void =>
    send([5, buttons, x >> 8, x & 255, y >> 8, y & 255]);
  const key = (symbol: number): void => {
    for (const down of [1, 0]) send([4, down, 0, 0, 0, 0, symbol >> 8, symbol & 255]);
  };
  const hands: Hands = {
    move({ x, y }) {
      for (const from of [x - 1, x]) pointer(0, from, y);
      return Promise.resolve();
    },
    async click({ x, y }, button = 'left') {
      await hands.move({ x, y });
      for (const buttons of [0, BUTTONS[button], 0]) pointer(buttons, x, y);
    },
    press(name) {
      key(KEYS[name]);
      return Promise.resolve();
    },
    type(text) {
      for (const character of text) key(character.codePointAt(0) ?? 0);
      return Promise.resolve();
    },
  };
  return hands;
}

/** Agrees on version 3.8 without a password; the server's description of its screen is of no interest. */
async function shakeHands(socket: Socket): Promise<void> {
  await read(socket, 12);
  socket.write('RFB 003.008\n');
  const [kinds = 0] = await read(socket, 1);
  await read(socket, kinds);
  socket.write(Buffer.from([1]));
  const result = await read(socket, 4);
  if (result.some((byte) => byte !== 0)) throw new Error('The VNC server refused the connection.');
  socket.write(Buffer.from([1]));
  await read(socket, 20);
  const nameLength = (await read(socket, 4)).readUInt32BE();
  await read(socket, nameLength);
  socket.resume();
}

async function read(socket: Socket, length: number): Promise<Buffer> {
  for (;;) {
    const bytes = socket.read(length) as Buffer | null;
    if (bytes !== null) return bytes;
    await once(socket, 'readable');
  }
}
