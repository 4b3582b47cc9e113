import type { Environment } from '../parts/environment';
import { xfce } from './panels';
import { sway, xwayland } from './sway';

/** Every desktop of the lab; those that `npm test` takes in come first. */
export const environments: readonly Environment[] = [sway, xfce, xwayland];
