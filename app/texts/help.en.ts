/** Help: whether this computer is ready, guides, keys, licences. */
export const helpEnglish = {
  'help.title': 'Is this computer ready?',
  'help.looking': 'Looking at this computer',
  'help.again': 'Check again',
  'help.checked': 'Checked at',
  'help.in': 'in {seconds} s',
  'help.verdict.ok': 'You can activate devices.',
  'help.verdict.look': 'You can activate devices.',
  'help.verdict.fix': 'Something keeps devices from being activated.',
  'help.counted': '{fine} of {all} checks are fine.',
  'help.state.ok': 'Fine',
  'help.state.look': 'Look here',
  'help.state.fix': 'Needs a fix',
  'help.state.skipped': 'Not checked',
  'help.copy': 'Copy result',
  'help.copy-command': 'Copy the command',
  'help.guides': 'Guides',
  'help.keys': 'Keys',
  'help.licences': 'Licences',
  'help.back': 'To the checks',
  'help.activate': 'Activate a device',
  'help.connect': 'Plug the device into this computer',
  'help.topic.label': 'Compare the label',
  'help.topic.label.text':
    'The serial number on the screen comes from the device. Compare it with the label on the device: type its last four, scan its code, or look. Only when they agree is the device taken. If they differ, nothing is sent: put the device aside.',
  'help.topic.release': 'Give a device back',
  'help.topic.release.text':
    'Under Devices, choose one or many and press Release. You type a word first, so that it does not happen by mistake. What was yours until then stays readable.',
  'help.topic.move': 'Another account owns it',
  'help.topic.move.text':
    'Nobody is told whose account that is. Ask the person you have the device from to release it; the message to send is on the screen, ready to copy. Then plug it in again.',
  'help.topic.history': 'What was done',
  'help.topic.history.text':
    'History lists each activation with what was seen, sent and answered, and exports it. For support it packs a file; you see what is in it before it is saved, and nothing secret is.',
  'help.topic.offline': 'Without a network',
  'help.topic.offline.text':
    'If the service cannot be reached, the app waits and goes on by itself. What was written down before it was sent is settled when the service is back, without sending it twice.',
  'help.licences.lead':
    'Device Activator is free software under the MIT licence. It is made of these packages; Electron and Chromium bring their own notices.',
  'help.licences.package': 'Package',
  'help.licences.version': 'Version',
  'help.licences.licence': 'Licence',
} as const
