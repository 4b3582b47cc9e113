/** What the page says that shows the devices. */
export const devicesWords = {
  title: 'Devices',
  about: 'What is signed in to your Plex account, as plex.tv lists it. Those last in use come first.',
  search: 'Find a device',
  count: (number: string, isOne: boolean) => (isOne ? '1 device' : `${number} devices`),
  none: (query: string) => `No device matches “${query}”.`,
  unusedCount: (number: string, isOne: boolean) =>
    isOne ? '1 was not used for a year' : `${number} were not used for a year`,
  read: (age: string) => `Updated ${age}`,
  refresh: 'Refresh devices',
  loading: 'Reading your devices from plex.tv…',
  notRead: 'Your devices have not been read yet.',
  empty: 'plex.tv lists no device for this account.',
  failed: 'Your devices could not be read',
  old: 'These are the devices that plex.tv listed last',
  off: 'Marquee does not watch your devices: plex.tv is not asked for them.',
  turnOn: 'Watch my devices',
  thisDevice: 'This computer',
  isNew: 'New',
  unused: 'Not used for a year',
  server: 'Server',
  lastSeen: (age: string) => `Last seen ${age}`,
  firstSeen: (day: string) => `First seen ${day}`,
  neverSeen: 'Last seen: not told by plex.tv',
  remove: 'Remove…',
  removeNamed: (name: string) => `Remove ${name}`,
  stranger: {
    title: 'Not you?',
    about:
      'If you do not know a device, someone may have your password. Change it, and sign out all devices on the same page; then remove the device here.',
    password: 'Change my password',
    federated: 'I sign in with Google, Apple or Facebook',
    all: 'All devices at Plex',
  },
} as const;

/** What is said before a device is removed. */
export const removeDeviceWords = {
  title: (name: string) => `Remove ${name}?`,
  about:
    'plex.tv signs this device out of your account. Whoever uses it has to sign in again to go on. Nothing that is stored on it is deleted.',
  confirm: 'Remove device',
  cancel: 'Cancel',
  done: (name: string) => `${name} was removed.`,
} as const;
