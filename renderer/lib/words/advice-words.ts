import type { Advice, AdviceField } from '../fields/advice';

/** What to do about what is not well. */
export const adviceTitles: Readonly<Record<Advice, string>> = {
  signIn: 'Sign in again',
  pass: 'Check your subscription',
  twoFactorEnabled: 'Turn on two-factor authentication',
  backupCodesCreated: 'Create backup codes',
  hasPassword: 'Set a password',
  confirmed: 'Confirm your e-mail',
  newDevices: 'Look at your new devices',
  unusedDevices: 'Remove devices that you no longer use',
  protected: 'Set a PIN',
};

/** Why that is so, beside the field. */
export const adviceReasons: Readonly<Record<AdviceField, string>> = {
  twoFactorEnabled: 'With it, a stolen password alone opens nothing.',
  backupCodesCreated: 'They let you in when your phone is lost.',
  hasPassword: 'Without one you depend on another service to sign in.',
  confirmed: 'Plex can help you back into your account only at an address that it knows is yours.',
  protected: 'Without one, everyone in your Home can switch to your account.',
};
