import type { batchReportEnglish } from './batch-report.en.ts'

export const batchReportGerman: Record<keyof typeof batchReportEnglish, string> = {
  'reports.title': 'Bericht',
  'reports.text': 'Jede Zeile: erwartet, wann und von wem aktiviert, Problem, was getan wurde.',
  'reports.xlsx': 'Excel',
  'reports.csv': 'Tabelle',
  'reports.html': 'Seite zum Drucken',
  'reports.pdf': 'Seite zum Drucken',
  'reports.json': 'Versiegelter Beleg',
  'reports.save': 'Bericht speichern',
  'reports.print': 'Drucken',
  'reports.making': 'Der Bericht entsteht',
  'reports.none': 'Wählen Sie ein Format',
  'reports.saved': '{count, plural, one {# Datei gespeichert.} other {# Dateien gespeichert.}}',
  'reports.seal': 'Siegel',
  'reports.seal.text': '„Bericht prüfen“ sagt, ob ein Bericht verändert wurde.',

  'undo.title': 'Rückgängig machen',
  'undo.text':
    '{count, plural, one {Gibt das # Gerät frei, das dieser Stapel genommen hat, und nur dieses.} other {Gibt die # Geräte frei, die dieser Stapel genommen hat, und nur diese.}}',
  'undo.none': 'Dieser Stapel hat nichts genommen: Es gibt nichts zurückzugeben.',
  'undo.do': 'Stapel rückgängig machen…',
  'undo.results': 'Ergebnisse…',
  'undo.under-way': '{done} von {total} zurückgegeben…',
  'undo.heading':
    '{count, plural, =0 {Nichts zurückzugeben} one {Dieses Gerät zurückgeben?} other {Diese # Geräte zurückgeben?}}',
  'undo.means': 'Was das heißt.',
  'undo.means.text':
    '{count, plural, one {Von da an gehört es niemandem, und wer darf, kann es nehmen.} other {Von da an gehören sie niemandem, und wer darf, kann sie nehmen.}} Die Daten Ihrer Zeit bleiben lesbar.',
  'undo.changed':
    '{count, plural, one {# hat sich seither geändert und bleibt in Ruhe.} other {# haben sich seither geändert und bleiben in Ruhe.}}',
  'undo.reconciled':
    '{count, plural, one {Bei # sah niemand die Antwort des Dienstes: Dass dieser Stapel es nahm, wurde später festgestellt.} other {Bei # sah niemand die Antwort des Dienstes: Dass dieser Stapel sie nahm, wurde später festgestellt.}}',
  'undo.word': 'Zur Bestätigung eingeben: {word}',
  'undo.word.wrong': 'Das ist nicht {word}.',
  'undo.now': '{count, plural, one {Dieses freigeben} other {# freigeben}}',
  'undo.keep': 'Alle behalten',
  'undo.asking': 'Fragt, was zurückgegeben würde',
  'undo.label': 'Was zurückgegeben wird',
  'undo.row.will-release': 'Wird freigegeben',
  'undo.row.changed-since': 'Seither geändert: bleibt in Ruhe',
  'undo.row.released': 'Freigegeben',
  'undo.row.failed': 'Fehler',
  'undo.row.reconciled': 'später festgestellt',
  'undo.running': 'Gibt zurück',
  'undo.done': 'Zurückgegeben',
  'undo.stopped': 'Angehalten',
  'undo.some-failed':
    '{count, plural, one {# konnte nicht zurückgegeben werden} other {# konnten nicht zurückgegeben werden}}',
  'undo.count': '{done} von {total}',
  'undo.since': 'seit {time}',
  'undo.stop': 'Anhalten',
  'undo.stop.hint': 'Was unterwegs ist, kommt zu Ende; kein weiteres beginnt.',
  'undo.go-on': 'Weiter',
  'undo.close': 'Schließen',
  'undo.live': '{released} zurückgegeben, {failed} mit Fehler, von {total}',

  'verify.title': 'Bericht prüfen',
  'verify.drop': 'Versiegelten Beleg hier ablegen',
  'verify.drop.text': 'Die JSON-Datei eines Berichts. Sie wird auf diesem Computer gelesen und nirgendwohin gesendet.',
  'verify.choose': 'Datei wählen',
  'verify.other': 'Andere Datei',
  'verify.reading': 'Liest {file}',
  'verify.changed.now':
    'Verlassen Sie sich nicht darauf. Bitten Sie, wer ihn Ihnen gab, um die Datei, wie die Station sie speicherte.',
  'verify.unreadable.now': 'Wählen Sie die JSON-Datei, als die der Bericht gespeichert wurde.',
  'verify.file': 'Datei',
  'verify.fingerprint': 'Fingerabdruck seines Siegels',
  'verify.station': 'Fingerabdruck dieser Station',
  'verify.same': 'Von dieser Station versiegelt.',
  'verify.another':
    'Von einer anderen Station versiegelt. Vergleichen Sie den Fingerabdruck mit dem, den ihre Leute Ihnen aus den Einstellungen dort vorlesen.',
  'verify.what': 'Was dabei herauskommt',
  'verify.what.text':
    'Ob eine Zeile oder ein Feld verändert, weggelassen, hinzugefügt oder verschoben wurde, und welche Station ihn versiegelt hat.',

  'settings.station': 'Station',
  'settings.station.text':
    'Der Fingerabdruck des Schlüssels, der Berichte versiegelt. Lesen Sie ihn vor, wenn jemand sicher sein will.',
}
