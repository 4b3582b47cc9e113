import { DAY_MS, isoTime, type Clock } from '../base/clock';
import type { PlexClient } from '../plex/client';
import type { Token } from '../plex/token';
import type { SignInRecord } from './stores';

/** How often plex.tv is told that the token is in use, in milliseconds. */
const KEEP_ALIVE_MS = DAY_MS;

/** What telling plex.tv of a token needs. */
export interface KeepAliveDeps {
  readonly client: Pick<PlexClient, 'ping'>;
  readonly record: SignInRecord;
  readonly clock: Clock;
}

/** Tells plex.tv once a day that the token is in use. What it answers signs nobody out: only a reading does. */
export async function keepAlive(token: Token, { client, record, clock }: KeepAliveDeps): Promise<void> {
  const last = Date.parse(record.facts?.keptAliveAt ?? '');
  if (record.facts === null || Math.abs(clock.now() - last) < KEEP_ALIVE_MS) return;
  const pinged = await client.ping(token);
  if (pinged.ok) await record.note({ keptAliveAt: isoTime(clock.now()) });
}
