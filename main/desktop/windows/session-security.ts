import { app, type Session, type WebContents } from 'electron';
import { isOwnAddress } from './app-protocol';

/** Closes every door of Electron that Marquee doesn't use, for each session and page there will ever be. */
export function lockDownSessions(): void {
  app.on('session-created', (session) => {
    // Chromium's spell checker asks a host of its own for dictionaries; an empty list is what stops it.
    session.setSpellCheckerLanguages([]);
    denyPermissions(session);
  });
  app.on('web-contents-created', (_, contents) => keepOnItsPage(contents));
  // Since Electron 44 a server that asks gets the first certificate that fits, and with it the person's name.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault();
    answer();
  });
}

/** Pages load from Marquee itself alone: whatever else a page asks for is stopped before it leaves. */
export function keepOffTheNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const isOurs = isOwnAddress(details.url);
    const isDeveloperTool = !app.isPackaged && details.url.startsWith('devtools://');
    answer({ cancel: !isOurs && !isDeveloperTool });
  });
}

function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

function keepOnItsPage(contents: WebContents): void {
  const prevent = (event: { preventDefault(): void }): void => event.preventDefault();
  contents.on('will-navigate', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-attach-webview', prevent);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
