import { page, type Answer } from './answers';
import type { Verdict } from './pins';

const buttons = `<p>
  <button name="answer" value="allow">Allow</button>
  <button name="answer" value="deny">Deny</button>
</p>`;

/** The sign-in page: what it is about stands in the fragment, which only the page's own script can read. */
export const authPage: Answer = page(
  200,
  'Sign in to Plex',
  `
<p><b id="product">An app</b> on <b id="device">some device</b> wants to use your Plex account.</p>
<form method="post">
<input type="hidden" name="code">
${buttons}
</form>
<script>
  const asked = new URLSearchParams(location.hash.slice(1));
  const put = (selector, name) => {
    if (asked.has(name)) document.querySelector(selector).textContent = asked.get(name);
  };
  put('#product', 'context[device][product]');
  put('#device', 'context[device][deviceName]');
  document.querySelector('input').value = asked.get('code') ?? '';
</script>
`,
);

/** Where a person types the four characters that another device shows. */
export const linkPage: Answer = page(
  200,
  'Link your device',
  `
<form method="post">
<p><label>Code <input name="code" maxlength="4" autocomplete="off" required autofocus></label></p>
${buttons}
</form>
`,
);

/** What a person reads who has answered; `nobody` when no account was signed in in the browser. */
export function verdictPage(verdict: Verdict | 'nobody'): Answer {
  const { status, title, text } = VERDICTS[verdict];
  return page(status, title, `<p>${text}</p>`);
}

const VERDICTS = {
  allowed: { status: 200, title: 'Allowed', text: 'You may close this page and go back to the app.' },
  denied: { status: 200, title: 'Denied', text: 'The app was not let in. You may close this page.' },
  unknown: { status: 404, title: 'Not found', text: 'Nothing waits for this code, or its time is up.' },
  nobody: { status: 403, title: 'Not signed in', text: 'Nobody is signed in to Plex in this browser.' },
} as const;
