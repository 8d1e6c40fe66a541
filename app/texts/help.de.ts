import type { helpEnglish } from './help.en.ts'

export const helpGerman: Readonly<Record<keyof typeof helpEnglish, string>> = {
  'help.title': 'Ist dieser Computer bereit?',
  'help.looking': 'Dieser Computer wird geprüft',
  'help.again': 'Erneut prüfen',
  'help.checked': 'Geprüft um',
  'help.in': 'in {seconds} s ',
  'help.verdict.ok': 'Sie können Geräte aktivieren.',
  'help.verdict.look': 'Sie können Geräte aktivieren.',
  'help.verdict.fix': 'Etwas verhindert das Aktivieren von Geräten.',
  'help.counted': '{fine} von {all} Prüfungen sind in Ordnung.',
  'help.state.ok': 'In Ordnung',
  'help.state.look': 'Hinsehen',
  'help.state.fix': 'Zu beheben',
  'help.state.skipped': 'Nicht geprüft',
  'help.copy': 'Ergebnis kopieren',
  'help.copy-command': 'Befehl kopieren',
  'help.guides': 'Anleitungen',
  'help.keys': 'Tasten',
  'help.licences': 'Lizenzen',
  'help.back': 'Zu den Prüfungen',
  'help.activate': 'Gerät aktivieren',
  'help.connect': 'Stecken Sie das Gerät an diesen Computer',
  'help.topic.label': 'Das Etikett vergleichen',
  'help.topic.label.text':
    'Die Seriennummer auf dem Bildschirm kommt vom Gerät. Vergleichen Sie sie mit dem Etikett am Gerät: die letzten vier eintippen, den Code scannen oder hinsehen. Nur wenn beide gleich sind, wird das Gerät übernommen. Sind sie verschieden, wird nichts gesendet: Legen Sie das Gerät beiseite.',
  'help.topic.release': 'Ein Gerät zurückgeben',
  'help.topic.release.text':
    'Wählen Sie unter Geräte eines oder mehrere und drücken Sie Freigeben. Vorher tippen Sie ein Wort, damit es nicht aus Versehen geschieht. Was bis dahin Ihres war, bleibt lesbar.',
  'help.topic.move': 'Es gehört einem anderen Konto',
  'help.topic.move.text':
    'Wessen Konto das ist, erfährt niemand. Bitten Sie die Person, von der Sie das Gerät haben, es freizugeben; die Nachricht dafür steht auf dem Bildschirm zum Kopieren bereit. Stecken Sie es dann wieder ein.',
  'help.topic.history': 'Was getan wurde',
  'help.topic.history.text':
    'Der Verlauf nennt jede Aktivierung mit dem, was gesehen, gesendet und geantwortet wurde, und gibt sie aus. Für den Support packt er eine Datei; Sie sehen vor dem Sichern, was darin steht, und nichts davon ist geheim.',
  'help.topic.offline': 'Ohne Netz',
  'help.topic.offline.text':
    'Ist der Dienst nicht zu erreichen, wartet die App und macht von selbst weiter. Was vor dem Senden aufgeschrieben wurde, klärt sie, sobald der Dienst wieder da ist, ohne es zweimal zu senden.',
  'help.licences.lead':
    'Device Activator ist freie Software unter der MIT-Lizenz. Es besteht aus diesen Paketen; Electron und Chromium bringen ihre eigenen Hinweise mit.',
  'help.licences.package': 'Paket',
  'help.licences.version': 'Fassung',
  'help.licences.licence': 'Lizenz',
}
