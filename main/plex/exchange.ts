/** One request as the client makes it: without a body, never following a redirect, leaving nothing behind. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Calls the request off, body included. */
  readonly signal: AbortSignal;
}

/** What came back. */
export interface HttpReply {
  readonly status: number;
  /** The value of a header by its lower-case name; null when it was not sent. */
  header(name: string): string | null;
  /** The decoded body in pieces. Reading it rejects when the connection breaks off; leaving it ends the request. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** A redirect, which nobody follows. */
export interface HttpRedirect {
  readonly status: number;
  /** Where it leads, absolute. */
  readonly location: string;
}

/**
 * Sends a request. Rejects with Chromium's error (`net::ERR_…`) when there is no answer.
 * It must not be built on Node's own HTTP, whose TLS checks an environment variable can switch off.
 */
export type SendRequest = (request: HttpRequest) => Promise<HttpReply | HttpRedirect>;
