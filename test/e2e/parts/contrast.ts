import type { Page } from '@playwright/test';

/** Channels from 0 to 255, and how much it covers, from 0 to 1. */
type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** What a part of the page looks like, as computed by the browser. */
interface Look {
  readonly name: string;
  readonly text: string;
  readonly fill: string;
  /** The color of the border at each side that has one. */
  readonly edges: readonly string[];
  /** The fills of all that it stands on, from the nearest. */
  readonly grounds: readonly string[];
}

/** WCAG 1.4.11, for what is not text. */
const VISIBLE = 3;

/** WCAG 1.4.3. */
const READABLE = 4.5;

/**
 * What is wrong with the highlighted texts: letters that do not stand out from what is behind them, or a highlight of
 * which neither ground nor line stands out from the page.
 */
export async function markFaults(page: Page): Promise<readonly string[]> {
  const faults = (await looksOf(page, 'mark')).flatMap((look) => {
    const { name, text, ground, fill, edges } = colorsOf(look);
    const stand = Math.max(...[fill, ...edges].map((edge) => contrast(edge, ground)));
    return [
      ...(contrast(text, fill) >= READABLE ? [] : [`${name}: can’t be read`]),
      ...(stand >= VISIBLE ? [] : [`${name}: does not stand out, ${stand}`]),
    ];
  });
  return [...new Set(faults)];
}

/**
 * The buttons and fields whose boundary does not stand out from the page. What draws none is told by its text alone; what
 * can't be used now, is current or is under the pointer may be pale.
 */
export async function boundaryFaults(page: Page): Promise<readonly string[]> {
  const pale = ':disabled, [aria-disabled=true], [aria-current], :hover';
  const controls = `:is(button, input, select, textarea):not(${pale})`;
  return (await looksOf(page, controls)).flatMap((look) => {
    const { name, ground, fill, edges } = colorsOf(look);
    const boundary = edges.length === 4 ? edges : []; // a line at one side only parts it from others
    const stand = Math.max(...[fill, ...boundary].map((edge) => contrast(edge, ground)));
    const isDrawn = stand > 1.01;
    return !isDrawn || stand >= VISIBLE ? [] : [`${name}: ${stand.toFixed(2)}`];
  });
}

/** How the visible elements look. A field without a boundary of its own has that of the box around it. */
async function looksOf(page: Page, selector: string): Promise<readonly Look[]> {
  return page.evaluate((wanted) => {
    const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
    const edgesOf = (element: Element): string[] => {
      const style = getComputedStyle(element);
      const drawn = sides.filter((side) => Number.parseFloat(style[`border${side}Width`]) > 0);
      return drawn.map((side) => style[`border${side}Color`]);
    };
    const fillOf = (element: Element): string => getComputedStyle(element).backgroundColor;
    const groundsOf = (element: Element | null): string[] =>
      element === null ? [] : [fillOf(element), ...groundsOf(element.parentElement)];
    const boxOf = (element: Element): Element =>
      element.matches('input') && edgesOf(element).length === 0
        ? (element.parentElement ?? element)
        : element;
    return [...document.querySelectorAll<HTMLElement>(wanted)]
      .filter((element) => element.checkVisibility({ opacityProperty: true, contentVisibilityAuto: true }))
      .map((element) => ({
        name: element.ariaLabel ?? element.innerText.slice(0, 60),
        text: getComputedStyle(element).color,
        fill: fillOf(boxOf(element)),
        edges: edgesOf(boxOf(element)),
        grounds: groundsOf(boxOf(element).parentElement),
      }));
  }, selector);
}

function colorsOf({ name, text, fill, edges, grounds }: Look): {
  readonly name: string;
  readonly text: Color;
  readonly ground: Color;
  readonly fill: Color;
  readonly edges: readonly Color[];
} {
  const white: Color = [255, 255, 255, 1];
  const ground = grounds.map(parse).reduceRight((below, above) => over(above, below), white);
  const filled = over(parse(fill), ground);
  return {
    name,
    text: over(parse(text), filled),
    ground,
    fill: filled,
    edges: edges.map((edge) => over(parse(edge), filled)),
  };
}

/** Browsers compute every color of these pages to `rgb(…)`. */
function parse(computed: string): Color {
  const [red, green, blue, alpha = 1] = (computed.match(/[\d.]+/g) ?? []).map(Number);
  if (!computed.startsWith('rgb') || red === undefined || green === undefined || blue === undefined)
    throw new Error(`This is no color that is understood here: ${computed}`);
  return [red, green, blue, alpha];
}

/** What is seen where one color lies over another that covers all. */
function over(above: Color, below: Color): Color {
  const mix = (index: 0 | 1 | 2): number => above[index] * above[3] + below[index] * (1 - above[3]);
  return [mix(0), mix(1), mix(2), 1];
}

function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.slice(0, 3).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21. */
function contrast(one: Color, other: Color): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
