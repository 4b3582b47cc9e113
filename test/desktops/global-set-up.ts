import { copyApp } from './parts/app-copy';

// eslint-disable-next-line no-restricted-exports -- Playwright asks for it in this way
export default copyApp;
