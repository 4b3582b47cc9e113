import fc from 'fast-check';

/** The seed of a run in the tests: the same documents for everybody. */
const FIXED_SEED = 20261125;
/** How long one property may take in the tests, and how often it is tried where that is quick, unless told otherwise. */
const TEST_MS = 2_000;
const TEST_RUNS = 1_000;

/**
 * How often a property is tried. `npm run fuzz` sets the seconds for each and the seed. Time only ever ends a property early: under load there are fewer runs, and no failure.
 */
export function budget() {
  const seconds = Number(process.env['FUZZ_SECONDS'] ?? 0);
  const seed = Number(process.env['FUZZ_SEED'] ?? FIXED_SEED);
  return seconds > 0
    ? { seed, numRuns: Number.MAX_SAFE_INTEGER, plugins: [fc.interruptAfterTimeLimit(seconds * 1000)] }
    : { seed, numRuns: TEST_RUNS, plugins: [fc.interruptAfterTimeLimit(TEST_MS)] };
}

/** The time that vitest gives a test with one property, in milliseconds: the budget, and as much again for its end. */
export const timeout = 20_000 + 2_000 * Number(process.env['FUZZ_SECONDS'] ?? 0);

/** Fails when something has been added to what all objects have in common. */
export function expectNothingPolluted(): void {
  for (const shared of [Object.prototype, Array.prototype, Function.prototype]) {
    const added = Object.keys(shared);
    if (added.length > 0) throw new Error(`Something was added to what objects share: ${added.join()}`);
  }
}

/** Names and texts that JavaScript, XML, HTML, CSV or a terminal might take for something else. */
export const troublesome = fc.constantFrom(
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', 'toJSON'],
  ...[
    '',
    ' ',
    '\u0000',
    '\ufeff',
    '\u202e',
    '\u2028',
    '\ud800',
    '\uffff',
    '💡',
    'e\u0301',
    'ﬀ',
    '\r\n',
    '\t',
  ],
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '&amp;',
    '&#0;',
    '&#xD800;',
    '&nobody;',
    ']]>',
    '<!--',
    '<!DOCTYPE x>',
    '<?x?>',
  ],
  ...['0', '-0', '1e400', '9007199254740993', 'NaN', 'null', 'true', '2026-02-30', '=1+1', '../..', '%00'],
);

/** Any text, with the troublesome ones among it more often than chance would have it. */
export const anyText = fc.oneof(
  troublesome,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.oneof(troublesome, fc.string({ maxLength: 8 })), { maxLength: 5 })
    .map((parts) => parts.join('')),
);

/** Anything that can come out of JSON, `__proto__` as a name of its own included. */
export const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -1, 1.5, 1e21),
    anyText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(anyText, tie('value')), { maxLength: 5 })
      .map((pairs) => JSON.parse(JSON.stringify(Object.fromEntries(pairs))) as unknown),
  ),
})).value;

/** A value that is like `right`, with one place in it made wrong, left out or added. */
export function nearly(right: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(right);
  return fc
    .tuple(fc.constantFrom(...places), fc.option(anyJson, { nil: undefined }), anyText)
    .map(([place, value, name]) => changedAt(structuredClone(right), place, value, name));
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

function changedAt(whole: unknown, place: Place, value: unknown, name: string): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return typeof whole === 'object' && whole ? { ...whole, [name]: value } : value;
  const holder = whole as Record<string | number, unknown>;
  holder[key] = rest.length > 0 ? changedAt(holder[key], rest, value, name) : value;
  return holder;
}
