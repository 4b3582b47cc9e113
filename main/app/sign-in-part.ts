import { qrCode } from '../account/sign-in/qr-code';
import { SignInFlow } from '../account/sign-in/sign-in-flow';
import { systemClock } from '../base/clock';
import { openSignInPage } from '../desktop/links';
import type { Services } from './services/services';

/** The sign-in that a person goes through in the window. */
export function createSignIn({ accounts, client, identity }: Services): SignInFlow {
  return new SignInFlow({
    client,
    clock: systemClock,
    random: Math.random,
    identity,
    signIn: (token, wish, signal) => accounts.signIn(token, wish, signal),
    drawQr: qrCode,
    openPage: openSignInPage,
  });
}
