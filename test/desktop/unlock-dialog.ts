import { Message, Variant, type MessageBus } from '@jellybrick/dbus-next';
import { createCipheriv, createDiffieHellmanGroup, hkdfSync, randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';

/**
 * Stands in for the password dialog of the GNOME desktop and for the person before it, so that a test needs no
 * display and no luck with synthetic key strokes. gnome-keyring can't tell it from the real one.
 */
export interface UnlockDialog {
  /** How often a dialog has been opened. */
  readonly timesShown: number;
  /** Whether one is open and waits for the person. */
  readonly isOpen: boolean;
  whenOpen(): Promise<void>;
  whenClosed(): Promise<void>;
  /** Types a password and presses the default button of the open dialog. */
  answer(password: string): void;
  /** Presses Cancel on the open dialog. */
  cancel(): void;
}

const prompterName = 'org.gnome.keyring.SystemPrompter';
const callbackInterface = 'org.gnome.keyring.internal.Prompter.Callback';

/** Who asked for the dialog, and the public key to answer under. */
interface Asker {
  readonly destination: string;
  readonly path: string;
  readonly publicKey: Buffer;
}

/** Takes the name of the desktop's own dialog on the bus. The protocol is that of gcr's `gcr-system-prompter.c`. */
export async function startUnlockDialog(bus: MessageBus): Promise<UnlockDialog> {
  const changes = new EventEmitter();
  const key = createDiffieHellmanGroup('modp5');
  key.generateKeys();
  let asker: Asker | null = null;
  let timesShown = 0;

  function tell(
    destination: string,
    path: string,
    member: string,
    signature = '',
    body: unknown[] = [],
  ): void {
    bus.send(new Message({ destination, path, interface: callbackInterface, member, signature, body }));
  }

  /** Keeps the password from the eyes of others on the bus: Diffie-Hellman, HKDF, AES-128-CBC ("sx-aes-1"). */
  function exchange(secret?: { readonly password: string; readonly publicKey: Buffer }): string {
    const lines = ['[sx-aes-1]', `public=${key.getPublicKey('base64')}`];
    if (secret !== undefined) {
      // gcr takes the number without the zero bytes that Node fills it up with: one key of 256 begins with one.
      const shared = key.computeSecret(secret.publicKey);
      const number = shared.subarray(shared.findIndex((byte) => byte !== 0));
      const aesKey = hkdfSync('sha256', number, '', '', 16);
      const iv = randomBytes(16);
      const cipher = createCipheriv('aes-128-cbc', Buffer.from(aesKey), iv);
      const sealed = Buffer.concat([cipher.update(secret.password), cipher.final()]);
      lines.push(`secret=${sealed.toString('base64')}`, `iv=${iv.toString('base64')}`);
    }
    return lines.join('\n') + '\n';
  }

  function settle(reply: 'yes' | 'no', password?: string): void {
    if (asker === null) throw new Error('No unlock dialog is open.');
    const { destination, path, publicKey } = asker;
    const sent = exchange(password === undefined ? undefined : { password, publicKey });
    asker = null;
    changes.emit('closed');
    // Without a strength the keyring takes a new password for a blank one and asks whether that is meant.
    const filledIn = { 'password-strength': new Variant('v', new Variant('i', 1)) };
    tell(destination, path, 'PromptReady', 'sa{sv}s', [reply, filledIn, sent]);
  }

  bus.addMethodHandler((message: Message) => {
    if (message.interface !== 'org.gnome.keyring.internal.Prompter') return false;
    const path = String(message.body[0]);
    bus.send(Message.newMethodReturn(message));
    switch (message.member) {
      case 'BeginPrompting':
        tell(message.sender, path, 'PromptReady', 'sa{sv}s', ['', {}, exchange()]);
        break;
      case 'PerformPrompt': {
        const publicKey = /^public=(.*)$/m.exec(String(message.body[3]))?.[1] ?? '';
        asker = { destination: message.sender, path, publicKey: Buffer.from(publicKey, 'base64') };
        timesShown += 1;
        changes.emit('open');
        break;
      }
      case 'StopPrompting':
        if (asker?.path === path) {
          asker = null;
          changes.emit('closed');
        }
        tell(message.sender, path, 'PromptDone');
        break;
    }
    return true;
  });
  await bus.requestName(prompterName);

  return {
    get timesShown() {
      return timesShown;
    },
    get isOpen() {
      return asker !== null;
    },
    async whenOpen() {
      if (asker === null) await once(changes, 'open');
    },
    async whenClosed() {
      if (asker !== null) await once(changes, 'closed');
    },
    answer: (password) => settle('yes', password),
    cancel: () => settle('no'),
  };
}
