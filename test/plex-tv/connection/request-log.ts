import type { Exchange } from './exchange';
import type { RouteName } from '../routes';

/** A request as it arrived, without the values of its query. */
export interface LoggedRequest {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly http: Exchange['http'];
  readonly method: string;
  /** The host it was meant for: `plex.tv`, or where a redirect led. */
  readonly host: string;
  readonly path: string;
  /** The call that it is; null for one that the stand-in does not know. */
  readonly route: RouteName | null;
  readonly queryNames: readonly string[];
  /** By lower-case name; one that came twice is joined by a comma. The token is among them. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly tokenIn: 'header' | 'query' | 'both' | 'nowhere';
}

/** A request as the log keeps it. */
export function logEntry(
  { http, method, host, path, query, headers }: Exchange,
  route: RouteName | null,
): LoggedRequest {
  const inHeader = headers['x-plex-token'] !== undefined;
  const inQuery = query.has('X-Plex-Token');
  return {
    at: Date.now(),
    http,
    method,
    host,
    path,
    route,
    queryNames: [...query.keys()],
    headers,
    tokenIn: inHeader && inQuery ? 'both' : inHeader ? 'header' : inQuery ? 'query' : 'nowhere',
  };
}

interface Waiter {
  readonly count: number;
  readonly route: RouteName;
  readonly resolve: (requests: readonly LoggedRequest[]) => void;
  readonly reject: (error: Error) => void;
}

/** Keeps all requests, and tells when enough have come. */
export class RequestLog {
  entries: LoggedRequest[] = [];
  #waiters: Waiter[] = [];

  add(entry: LoggedRequest): void {
    this.entries.push(entry);
    this.#waiters = this.#waiters.filter((waiter) => !this.#served(waiter));
  }

  /** Resolves with the requests to `route` as soon as there are `count`; rejects when the log ends before. */
  waitFor(count: number, route: RouteName): Promise<readonly LoggedRequest[]> {
    return new Promise((resolve, reject) => {
      const waiter = { count, route, resolve, reject };
      if (!this.#served(waiter)) this.#waiters.push(waiter);
    });
  }

  clear(): void {
    this.entries = [];
  }

  end(): void {
    for (const { count, route, reject } of this.#waiters) {
      reject(new Error(`The stand-in was closed while a test waited for ${count} requests to “${route}”`));
    }
    this.#waiters = [];
  }

  #served({ count, route, resolve }: Waiter): boolean {
    const found = this.entries.filter((entry) => entry.route === route);
    if (found.length < count) return false;
    resolve(found);
    return true;
  }
}
