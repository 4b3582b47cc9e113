/** Marquee can't start at all; the message tells a person why, and what to do. Thrown by what puts it together. */
export class CannotStart extends Error {}
