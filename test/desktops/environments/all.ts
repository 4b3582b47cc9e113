import type { Environment } from '../parts/environment';
import { gnome } from './gnome';
import { i3, lxqt, mate, mateIndicators, noTray, trayer, xfce } from './panels';
import { plasma, plasmaWayland } from './plasma';
import { sway, xwayland } from './sway';
import { weston } from './weston';

/** Every desktop of the lab. */
export const environments: readonly Environment[] = [
  sway,
  xwayland,
  weston,
  xfce,
  lxqt,
  i3,
  mate,
  mateIndicators,
  trayer,
  noTray,
  gnome,
  plasma,
  plasmaWayland,
];
