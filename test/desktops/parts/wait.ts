import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 30_000;
const LOOK_AGAIN_MS = 100;

/** Asks again until there is an answer. Rejects after half a minute, with `what` should have happened. */
export async function eventually<Answer>(what: string, ask: () => Promise<Answer | null>): Promise<Answer> {
  const begun = Date.now();
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() - begun > LIMIT_MS) throw new Error(`It was waited for in vain: ${what}.`);
    await sleep(LOOK_AGAIN_MS);
  }
}
