import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { createHandlers, type HandlerDeps } from '../../../main/app/bridge/handlers';
import { calls, type CallName } from '../../../preload/contract/calls';
import { anyJson, budget, expectNothingPolluted, nearly, timeout } from './budget';

vi.mock('electron', () => ({ app: {}, clipboard: {}, dialog: {}, shell: {} }));

const handlers = createHandlers({} as HandlerDeps);
const names = Object.keys(calls) as CallName[];

/** For each call an argument that it takes; those that are not here take none. */
const RIGHT: Partial<Readonly<Record<CallName, unknown>>> = {
  signIn: { token: 'x', keep: 'session', renews: false },
  startSignIn: { strength: 'short', renews: true },
  answerOtherAccount: 'add',
  signOut: { account: 1, where: 'here' },
  eraseHistory: { account: null },
  showAccount: 1,
  renameAccount: { id: 1, nickname: 'Rose' },
  moveAccount: { id: 1, by: -1 },
  removeDevice: { account: 2, id: '17' },
  tellHeight: 431.5,
  chooseAccount: { x: 280, y: 60.5 },
  showDemo: 'free',
  changeSettings: { showPrivate: true, refreshMinutes: null, mutedNotices: ['pass'], onClose: 'quit' },
  copyText: 'x',
  openLink: 'plex-status',
  exportHistory: 'csv',
  exportAccount: { format: 'html', withPrivate: true },
  setLaunchAtLogin: true,
  openProfile: 'about',
  update: 'check',
  dismissNotice: 'x',
  dismissGreeting: 'whats-new',
};

describe('fuzzing what pages hand over', () => {
  it('every call takes its argument', () => {
    for (const name of names) expect(v.is(handlers[name].argument, RIGHT[name]), name).toBe(true);
  });

  it(
    'an argument that comes through is plain, holds nothing beside what it should, and comes through again',
    { timeout },
    () => {
      const call = fc
        .constantFrom(...names)
        .chain((name) =>
          fc.tuple(
            fc.constant(name),
            fc.oneof(RIGHT[name] === undefined ? anyJson : nearly(RIGHT[name]), anyJson),
          ),
        );
      const taken = new Set<CallName>();
      fc.assert(
        fc.property(call, ([name, sent]) => {
          const schema: v.GenericSchema = handlers[name].argument;
          const read = v.safeParse(schema, sent);
          expectNothingPolluted();
          if (!read.success) return;
          taken.add(name);
          expect(v.parse(schema, structuredClone(read.output))).toEqual(read.output);
          if (typeof read.output === 'string') expect(read.output.length).toBeLessThanOrEqual(1024 * 1024);
          if (typeof read.output !== 'object') return;
          expect(Object.getPrototypeOf(read.output)).toBe(Object.prototype);
          const known = name === 'changeSettings' ? SETTINGS : Object.keys(RIGHT[name] ?? {});
          for (const key of Object.keys(read.output ?? {})) expect(known).toContain(key);
        }),
        budget(),
      );
      expect(taken.size, 'calls that took an argument').toBeGreaterThan(0);
    },
  );
});

const SETTINGS = [
  ...[
    'showPrivate',
    'sendTokenAs',
    'refreshMinutes',
    'onClose',
    'mutedNotices',
    'remindDays',
    'downloadUpdates',
  ],
];
