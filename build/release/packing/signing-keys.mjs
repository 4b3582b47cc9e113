import { join } from 'node:path';
import { root } from '../../launcher/base/places.mjs';

/** @typedef {'linux' | 'mac' | 'win'} Platform */

/**
 * What the environment must hold so that a platform's artifacts are signed. The names are electron-builder's and
 * Apple's, save for Linux: there one signature over SHA256SUMS covers everything, made when all are together.
 * @type {Readonly<Record<Platform, () => boolean>>}
 */
const SIGNED = {
  linux: () => process.env['MARQUEE_SUMS_WILL_BE_SIGNED'] === 'true',
  mac: () => has('CSC_LINK') && has('APPLE_API_KEY') && has('APPLE_API_KEY_ID') && has('APPLE_API_ISSUER'),
  win: () => has('WIN_CSC_LINK') || has('AZURE_TENANT_ID'),
};

/** @param {Platform} platform */
export function isSigned(platform) {
  return SIGNED[platform]();
}

/** How electron-builder signs programs for Windows: by Azure, by signtool, or on other systems by osslsigncode. */
export function windowsSigning() {
  const publisher = process.env['MARQUEE_WINDOWS_PUBLISHER'] ?? '';
  if (has('AZURE_TENANT_ID')) {
    return {
      'win.azureSignOptions.endpoint': process.env['AZURE_ENDPOINT'],
      'win.azureSignOptions.codeSigningAccountName': process.env['AZURE_ACCOUNT'],
      'win.azureSignOptions.certificateProfileName': process.env['AZURE_PROFILE'],
      'win.azureSignOptions.publisherName': publisher,
    };
  }
  if (!has('WIN_CSC_LINK')) return {};
  return {
    'win.signtoolOptions.publisherName': publisher,
    'win.signtoolOptions.signingHashAlgorithms.0': 'sha256',
    ...(process.platform !== 'win32' && {
      'win.signtoolOptions.sign': join(root, 'build/release/packing/sign-windows.mjs'),
    }),
  };
}

/** @param {string} name */
function has(name) {
  return Boolean(process.env[name]);
}
