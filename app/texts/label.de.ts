import type { labelEnglish } from './label.en.ts'

export const labelGerman: Readonly<Record<keyof typeof labelEnglish, string>> = {
  'scan.kept': 'Etikett gelesen: {label}. Es wird verglichen, sobald das Gerät gesagt hat, wer es ist.',
  'scan.unused': 'Etikett gelesen: {label}. Gerade wartet nichts darauf.',

  'label.title': 'Etikett drucken',
  'label.size': 'Größe des Etiketts',
  'label.size.mm': '{width} × {height} mm',
  'label.size.sheet': 'A4-Blatt, {width} × {height} mm zum Ausschneiden',
  'label.code': 'Code',
  'label.code.qr': 'QR-Code',
  'label.code.datamatrix': 'DataMatrix',
  'label.code.code128': 'Strichcode (Code 128)',
  'label.code.not':
    'Diese Seriennummer hat Zeichen, die nicht in „{code}“ passen. Stattdessen wird ein QR-Code gedruckt.',
  'label.preview': 'Vorschau, maßstabsgetreu',
  'label.real': 'Wird in wirklicher Größe gedruckt. Wählen Sie im Druckdialog dieses Papier und keine Ränder.',
  'label.print': 'Drucken',
  'label.back': 'Zurück',
  'label.none': 'Es gibt kein Gerät, für das ein Etikett zu drucken wäre',
  'label.none.text': 'Aktivieren Sie ein Gerät, oder wählen Sie unter Geräte eines von Ihren.',
  'label.devices': 'Zu den Geräten',
  'label.serial': 'Seriennummer',
  'label.card': 'Etikett · {size}',
}
