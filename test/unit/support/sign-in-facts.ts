import type { SignInFacts } from '../../../main/account/stores';

/** A sign-in of which nothing is known beyond that it is there. */
export const A_SIGN_IN: SignInFacts = {
  signIn: 'a-sign-in',
  origin: 'browser',
  keptAliveAt: null,
  reminded: null,
  restUntil: null,
  keptIn: null,
  nickname: null,
  place: null,
};
