/** What Marquee tells of itself once: what is new, after an update. */
export const GREETINGS = ['whats-new'] as const;

export type Greeting = (typeof GREETINGS)[number];
