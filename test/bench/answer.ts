import type { Evaluate } from './electron-app';

/** What `getSnapshot` answers Marquee's page once plex.tv has been read, as JSON. */
export function answerWhenRead(page: Evaluate): Promise<string> {
  return page<string>(`new Promise((resolve) => {
    const look = (answer) => {
      const { account } = answer.value;
      if (account.kind === 'signed-in' && account.last && !account.reading) resolve(JSON.stringify(answer));
      else marquee.getSnapshot().then(look);
    };
    marquee.getSnapshot().then(look);
  })`);
}
