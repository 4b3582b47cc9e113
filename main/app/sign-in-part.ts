import { qrCode } from '../account/sign-in/qr-code';
import { SignInFlow, type SignInFlowDeps } from '../account/sign-in/sign-in-flow';
import { systemClock } from '../base/clock';
import { openSignInPage } from '../desktop/links';
import type { Services } from './services/services';

/** What a sign-in needs of the services, and what it does with a token. */
type SignInDeps = Pick<Services, 'client' | 'identity'> & Pick<SignInFlowDeps, 'signIn'>;

/** The sign-in that a person goes through, in the window or with a code on the command line. */
export function createSignIn({ client, identity, signIn }: SignInDeps): SignInFlow {
  return new SignInFlow({
    client,
    clock: systemClock,
    random: Math.random,
    identity,
    signIn,
    drawQr: qrCode,
    openPage: openSignInPage,
  });
}
