/** The kinds of file that an account can be saved as: one to read and print, one for programs. */
export const ACCOUNT_FORMATS = ['html', 'json'] as const;

/** What a person wants to have of an account as a file. */
export interface AccountExport {
  readonly format: (typeof ACCOUNT_FORMATS)[number];
  /** With its e-mail address and ids. */
  readonly withPrivate: boolean;
}
