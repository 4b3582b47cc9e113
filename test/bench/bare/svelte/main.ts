/** The floor of the tray's script: what the popover uses of Svelte, around nothing to say. */
import { mount } from 'svelte';
import App from './App.svelte';
import { Count } from './count.svelte';

mount(App, { target: document.body, props: { count: new Count() } });
