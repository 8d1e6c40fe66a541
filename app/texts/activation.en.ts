/** States, waits, outcomes and what is told in the background. */
export const activationEnglish = {
  'tone.ready': 'Ready',
  'tone.working': 'Working',
  'tone.done': 'Done',
  'tone.look': 'Look here',
  'tone.failed': 'Not activated',

  'state.connecting': 'Opening the port',
  'state.identifying': 'Asking the device who it is',
  'state.confirming': 'Check the label',
  'state.waiting': 'Waiting',
  'state.taking': 'Taking it into your account',
  'state.proving': 'Reading it back as proof',
  'state.done': 'Activated and proven',
  'state.failed': 'Not activated',
  'state.removed': 'Unplugged',

  'wait.sign-in': 'Waiting for you to sign in',
  'wait.network': 'Waiting for the network',
  'wait.rate-limit': 'The service is busy',
  'wait.until': 'Goes on by itself in {seconds, plural, one {# second} other {# seconds}}.',
  'wait.by-itself': 'Goes on by itself. Nothing is lost.',
  'wait.after-sign-in': 'Goes on by itself as soon as you have signed in.',

  'outcome.taken': 'Taken',
  'outcome.already-yours': 'Already yours',
  'outcome.failed': 'Not activated',
  'outcome.removed': 'Unplugged before anything was sent',
  'outcome.released': 'Released',

  'notice.profile-problem':
    'A device profile cannot be used: {file}{has_line, select, yes {, line {line}} other {}}. {reason}',
  'notice.clock-off':
    'The clock of this computer is {ahead, select, yes {too fast} other {too slow}} by {minutes, plural, one {# minute} other {# minutes}}, compared with the service. Set it right, or certificates may be refused.',
  'notice.journal-set-aside': 'The journal was damaged. It was set aside as {file}, and a new one was begun.',
  'notice.settings-set-aside': 'The settings could not be read. They were set aside as {file}.',
  'notice.intents-of-another-account':
    '{count, plural, one {# activation} other {# activations}} begun as {account} can only be settled under that account.',
  'reconciled.taken': 'From an earlier run: {serial_number} was taken and is yours.',
  'reconciled.already-yours': 'From an earlier run: {serial_number} was yours already.',
  'reconciled.released': 'From an earlier run: {serial_number} is released.',
  'reconciled.failed': 'From an earlier run: nothing came of {serial_number}. It is not yours.',
} as const
