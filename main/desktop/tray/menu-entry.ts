/** One entry of a menu, whoever draws it: Electron, or the panel of a Linux desktop. Labels are plain text. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  /** Greyed out: it only tells something. */
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly enabled: boolean; readonly run: () => void }
  /** It is ticked when it is so: a click runs it, and what comes of that is drawn with the next menu. */
  | {
      readonly kind: 'checkbox' | 'radio';
      readonly label: string;
      readonly checked: boolean;
      readonly run: () => void;
    };
