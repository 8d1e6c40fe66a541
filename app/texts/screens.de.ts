import type { screensEnglish } from './screens.en.ts'

export const screensGerman: Record<keyof typeof screensEnglish, string> = {
  'app.name': 'Device Activator',
  'app.starting': 'Startet …',
  'app.lost.title': 'Verbindung verloren',
  'app.lost':
    'Das Programm antwortet nicht. Diese Seite macht von selbst weiter, wenn es wieder da ist. Wurde es neu gestartet, öffnen Sie die Adresse, die es ausgibt.',
  'app.dismiss': 'Diese Meldung schließen',
  'app.skip': 'Zum Inhalt springen',

  'nav.label': 'Ansichten',
  'nav.activate': 'Aktivieren',
  'nav.batch': 'Stapel',
  'nav.devices': 'Geräte',
  'nav.history': 'Verlauf',
  'nav.help': 'Hilfe',
  'nav.settings': 'Einstellungen',
  'nav.account.practice': 'Übung',
  'nav.account.online': 'Verbunden',
  'nav.account.offline': 'Getrennt',
  'nav.account.signed-in': 'Angemeldet',
  'nav.account.signed-out': 'Abgemeldet',
  'nav.account.signing-in': 'Meldet an',

  'practice.banner': 'Übung: simulierte Geräte, nichts verlässt diesen Computer.',
  'practice.leave': 'Übung beenden',

  'notices.title': 'Gut zu wissen',

  'do.activate': 'Aktivieren',
  'do.ask-anyway': 'Trotzdem fragen',
  'do.confirm': 'Stimmt überein',
  'do.different': 'Stimmt nicht',
}
