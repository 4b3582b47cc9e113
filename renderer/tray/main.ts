import { mount } from 'svelte';
import '../theme.css';
import App from './App.svelte';
import { GlanceStore } from './glance-store.svelte';

/** As in the profile window, what main tells is the first thing that is painted. */
async function start(target: HTMLElement): Promise<void> {
  const store = new GlanceStore(window.marquee);
  await store.start();
  mount(App, { target, props: { store } });
}

const target = document.getElementById('app');
if (target) void start(target);
