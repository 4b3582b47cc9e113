/** The floor of a page's script: Svelte, and one button that changes. */
import { mount } from 'svelte';
import App from './App.svelte';

mount(App, { target: document.body });
