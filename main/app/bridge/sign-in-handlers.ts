import * as v from 'valibot';
import { MAX_PASTED, readPastedToken } from '../../account/sign-in/pasted-token';
import type { SignInFlow } from '../../account/sign-in/sign-in-flow';
import { copyText } from '../../desktop/clipboard';
import { openSignInPage } from '../../desktop/links';
import type { Commands } from '../commands';
import type { ShownAccount } from '../views/shown-account';
import type { Handlers } from './ipc';
import { DONE, Nothing } from './parts';

/** What the handlers of the sign-in work on. */
export interface SignInHandlerDeps {
  readonly signIn: SignInFlow;
  readonly shown: ShownAccount;
  readonly commands: Commands;
}

type SignInCall =
  | 'signIn'
  | 'startSignIn'
  | 'cancelSignIn'
  | 'openSignInPage'
  | 'copySignInLink'
  | 'answerOtherAccount'
  | 'goOnForSession';

/** The calls by which a person signs in: each call's argument and what it does. */
export function createSignInHandlers({
  signIn,
  shown,
  commands,
}: SignInHandlerDeps): Pick<Handlers, SignInCall> {
  return {
    signIn: {
      argument: v.strictObject({
        token: v.pipe(v.string(), v.maxLength(MAX_PASTED)),
        keep: v.picklist(['keychain', 'session']),
        renews: v.boolean(),
      }),
      async run({ token: text, keep, renews }) {
        const token = readPastedToken(text);
        if (!token.ok) return token;
        const wish = { keep, origin: 'pasted', renews: shown.idToRenew(renews) } as const;
        const answer = await signIn.keep(token.value, wish);
        if (answer.ok) commands.leaveDemo();
        return answer;
      },
    },
    startSignIn: {
      argument: v.strictObject({ strength: v.picklist(['strong', 'short']), renews: v.boolean() }),
      async run({ strength, renews }) {
        await commands.startSignIn(strength, renews);
        return DONE;
      },
    },
    cancelSignIn: {
      argument: Nothing,
      async run() {
        await signIn.cancel();
        return DONE;
      },
    },
    openSignInPage: {
      argument: Nothing,
      run() {
        if (signIn.link !== null) openSignInPage(signIn.link);
        return DONE;
      },
    },
    copySignInLink: {
      argument: Nothing,
      run: () => (signIn.link === null ? DONE : copyText(signIn.link)),
    },
    answerOtherAccount: {
      argument: v.picklist(['replace', 'add', 'cancel']),
      run: (answer) => signIn.answer(answer),
    },
    goOnForSession: { argument: Nothing, run: () => signIn.goOnForSession() },
  };
}
