import type { activationEnglish } from './activation.en.ts'

export const activationGerman: Record<keyof typeof activationEnglish, string> = {
  'tone.ready': 'Bereit',
  'tone.working': 'In Arbeit',
  'tone.done': 'Fertig',
  'tone.look': 'Hier hinsehen',
  'tone.failed': 'Nicht aktiviert',

  'state.connecting': 'Anschluss wird geöffnet',
  'state.identifying': 'Das Gerät wird gefragt, wer es ist',
  'state.confirming': 'Etikett vergleichen',
  'state.waiting': 'Wartet',
  'state.taking': 'Wird in Ihr Konto übernommen',
  'state.proving': 'Wird als Nachweis zurückgelesen',
  'state.done': 'Aktiviert und nachgewiesen',
  'state.failed': 'Nicht aktiviert',
  'state.removed': 'Ausgesteckt',

  'wait.sign-in': 'Wartet auf Ihre Anmeldung',
  'wait.network': 'Wartet auf das Netzwerk',
  'wait.rate-limit': 'Der Dienst ist ausgelastet',
  'wait.until': 'Geht in {seconds, plural, one {# Sekunde} other {# Sekunden}} von selbst weiter.',
  'wait.by-itself': 'Geht von selbst weiter. Nichts ist verloren.',
  'wait.after-sign-in': 'Geht von selbst weiter, sobald Sie angemeldet sind.',

  'outcome.taken': 'Übernommen',
  'outcome.already-yours': 'Gehört Ihnen schon',
  'outcome.failed': 'Nicht aktiviert',
  'outcome.removed': 'Ausgesteckt, bevor etwas gesendet wurde',
  'outcome.released': 'Freigegeben',

  'notice.profile-problem':
    'Ein Geräteprofil ist nicht verwendbar: {file}{has_line, select, yes {, Zeile {line}} other {}}. {reason}',
  'notice.clock-off':
    'Die Uhr dieses Computers geht gegenüber dem Dienst {minutes, plural, one {# Minute} other {# Minuten}} {ahead, select, yes {vor} other {nach}}. Stellen Sie sie richtig, sonst werden Zertifikate vielleicht abgelehnt.',
  'notice.journal-set-aside':
    'Das Journal war beschädigt. Es liegt jetzt beiseite als {file}, ein neues wurde begonnen.',
  'notice.settings-set-aside': 'Die Einstellungen waren nicht lesbar. Sie liegen jetzt beiseite als {file}.',
  'notice.intents-of-another-account':
    '{count, plural, one {# Aktivierung, die} other {# Aktivierungen, die}} als {account} begonnen {count, plural, one {wurde, lässt} other {wurden, lassen}} sich nur unter diesem Konto klären.',
  'reconciled.taken': 'Aus einem früheren Lauf: {serial_number} wurde übernommen und gehört Ihnen.',
  'reconciled.already-yours': 'Aus einem früheren Lauf: {serial_number} gehörte Ihnen schon.',
  'reconciled.released': 'Aus einem früheren Lauf: {serial_number} ist freigegeben.',
  'reconciled.failed': 'Aus einem früheren Lauf: Aus {serial_number} wurde nichts. Es gehört Ihnen nicht.',
}
