import type { labelEnglish } from './label.en.ts'

export const labelFrench: Readonly<Record<keyof typeof labelEnglish, string>> = {
  'scan.kept': 'Étiquette lue : {label}. Elle sera comparée dès que l’appareil aura dit qui il est.',
  'scan.unused': 'Étiquette lue : {label}. Rien ne l’attend pour le moment.',

  'label.title': 'Imprimer l’étiquette',
  'label.size': 'Taille de l’étiquette',
  'label.size.mm': '{width} × {height} mm',
  'label.size.sheet': 'Feuille A4, {width} × {height} mm à découper',
  'label.code': 'Code',
  'label.code.qr': 'Code QR',
  'label.code.datamatrix': 'DataMatrix',
  'label.code.code128': 'Code-barres (Code 128)',
  'label.code.not':
    'Ce numéro de série a des caractères qui ne tiennent pas dans « {code} ». Un code QR est imprimé à la place.',
  'label.preview': 'Aperçu, à l’échelle',
  'label.real': 'Imprimée en taille réelle. Dans la fenêtre d’impression, choisissez ce papier, sans marges.',
  'label.print': 'Imprimer',
  'label.back': 'Retour',
  'label.none': 'Il n’y a pas d’appareil pour lequel imprimer une étiquette',
  'label.none.text': 'Activez un appareil, ou choisissez l’un des vôtres sous Appareils.',
  'label.devices': 'Vers les appareils',
  'label.serial': 'Numéro de série',
  'label.card': 'Étiquette · {size}',
}
