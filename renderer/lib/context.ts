import { createContext } from 'svelte';
import type { AccountStore } from './account-store.svelte';

/** The one store, for the parts of the page that read it or send commands. */
export const [useStore, provideStore] = createContext<AccountStore>();
