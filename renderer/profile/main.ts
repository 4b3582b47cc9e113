import { mount } from 'svelte';
import { SECTIONS } from '../../preload/contract/app/sections';
import { AccountStore } from '../lib/account-store.svelte';
import '../theme.css';
import './profile.css';
import { localeOfAddress } from '../lib/words/locale';
import App from './App.svelte';
import { afterFirstPaint } from './first-paint';
import { speak } from './speak';

/** Shows the account first thing, rather than an empty page: main tells of it within milliseconds. */
async function start(target: HTMLElement): Promise<void> {
  const store = new AccountStore(window.marquee);
  // The window was opened to show one of its sections; what main asks for from now on is newer.
  const wanted = SECTIONS.find((section) => window.location.hash === `#${section}`);
  if (wanted) store.show(wanted);
  await Promise.all([store.start(), speak(localeOfAddress(new URL(window.location.href)))]);
  mount(App, { target, props: { store } });
  afterFirstPaint(() => void window.marquee.tellPainted());
}

const target = document.getElementById('app');
if (target) void start(target);
