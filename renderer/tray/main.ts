import { mount } from 'svelte';
import '../theme.css';
import { localeOfAddress } from '../lib/words/locale';
import App from './App.svelte';
import { GlanceStore } from './glance-store.svelte';
import { speak } from './speak';

/** As in the profile window, what main tells is the first thing that is painted. */
async function start(target: HTMLElement): Promise<void> {
  const store = new GlanceStore(window.marquee);
  await Promise.all([store.start(), speak(localeOfAddress(new URL(window.location.href)))]);
  mount(App, { target, props: { store } });
  new ResizeObserver(() => void store.tellHeight(target.offsetHeight)).observe(target);
}

const target = document.getElementById('app');
if (target) void start(target);
