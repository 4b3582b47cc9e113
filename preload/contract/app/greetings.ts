/** What Marquee tells of itself once: how to live with it, after the first sign-in; what is new, after an update. */
export const GREETINGS = ['first-run', 'whats-new'] as const;

export type Greeting = (typeof GREETINGS)[number];
