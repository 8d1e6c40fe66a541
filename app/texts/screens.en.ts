/** The window and the browser page. */
export const screensEnglish = {
  'app.name': 'Device Activator',
  'app.starting': 'Starting …',
  'app.lost.title': 'Connection lost',
  'app.lost':
    'The program does not answer. This page goes on by itself when it is back. If it was started anew, open the address it prints.',
  'app.dismiss': 'Close this message',
  'app.skip': 'Skip to the content',

  'nav.label': 'Views',
  'nav.activate': 'Activate',
  'nav.batch': 'Batch',
  'nav.devices': 'Devices',
  'nav.history': 'History',
  'nav.help': 'Help',
  'nav.settings': 'Settings',
  'nav.account.practice': 'Practice',
  'nav.account.online': 'Online',
  'nav.account.offline': 'Offline',
  'nav.account.signed-in': 'Signed in',
  'nav.account.signed-out': 'Signed out',
  'nav.account.signing-in': 'Signing in',

  'practice.banner': 'Practice: simulated devices, nothing leaves this computer.',
  'practice.leave': 'End practice',

  'notices.title': 'Good to know',

  'do.activate': 'Activate',
  'do.ask-anyway': 'Ask it anyway',
  'do.confirm': 'It matches',
  'do.different': 'It is different',
} as const
