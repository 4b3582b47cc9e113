/** A part of the profile that has the same name when it is drawn again, and which of its controls is meant. */
interface Trace {
  readonly part: string;
  /** Counted from 0; -1 is the part itself. */
  readonly control: number;
}

/** Where a person is on the profile. */
export interface Place {
  /** What has the keyboard. */
  readonly focus: Trace | null;
  /** The row at the top of the window, and how far from there, in pixels; null at the top of the page. */
  readonly top: { readonly card: string; readonly row: string; readonly offset: number } | null;
}

const CONTROLS = 'a, button, input, select';

/** Notes where a person is, to bring them back there. */
export function placeOnPage(): Place {
  return { focus: traceOf(document.activeElement), top: window.scrollY === 0 ? null : topOfWindow() };
}

/**
 * Brings a person back to where they were; the heading gets the keyboard where that is gone. Does nothing once something
 * else has it.
 * @param place null for the beginning
 */
export async function returnTo(place: Place | null): Promise<void> {
  if (document.activeElement !== document.body) return;
  const target = find(place?.focus ?? null) ?? document.querySelector<HTMLElement>('h1');
  target?.focus({ preventScroll: true });
  window.scrollTo({ top: 0, behavior: 'instant' });
  const { top = null } = place ?? {};
  if (top === null) return;
  document.querySelector(top.card)?.scrollIntoView({ block: 'start', behavior: 'instant' });
  // Cards are laid out only when they come into view, and those above them may push them on.
  for (let frame = 0; frame < 4; frame += 1) {
    await new Promise(requestAnimationFrame);
    const row = document.querySelector(top.row);
    if (!row || document.activeElement !== target) return;
    window.scrollBy({ top: row.getBoundingClientRect().top - top.offset, behavior: 'instant' });
  }
}

function topOfWindow(): Place['top'] {
  const isBelowTop = (element: Element): boolean => element.getBoundingClientRect().bottom > 0;
  const card = [...document.querySelectorAll('[data-card]')].find(isBelowTop);
  const row = [...(card?.querySelectorAll('[data-field]') ?? [])].find(isBelowTop);
  if (!card || !row) return null;
  return { card: nameOf(card), row: nameOf(row), offset: row.getBoundingClientRect().top };
}

function traceOf(element: Element | null): Trace | null {
  const part = element?.closest('[data-field], [data-card], header, main');
  if (!element || !part) return null;
  return { part: nameOf(part), control: [...part.querySelectorAll(CONTROLS)].indexOf(element) };
}

function find(trace: Trace | null): HTMLElement | null {
  const part = trace && document.querySelector<HTMLElement>(trace.part);
  if (!part) return null;
  return trace.control === -1 ? part : (part.querySelectorAll<HTMLElement>(CONTROLS)[trace.control] ?? null);
}

/** A selector that finds it again. */
function nameOf(part: Element): string {
  const attribute = ['data-field', 'data-card'].find((name) => part.hasAttribute(name));
  if (!attribute) return part.tagName;
  return `[${attribute}="${CSS.escape(part.getAttribute(attribute) ?? '')}"]`;
}
