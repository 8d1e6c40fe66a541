import type { activationEnglish } from './activation.en.ts'

export const activationFrench: Record<keyof typeof activationEnglish, string> = {
  'tone.ready': 'Prêt',
  'tone.working': 'En cours',
  'tone.done': 'Terminé',
  'tone.look': 'À vérifier',
  'tone.failed': 'Non activé',

  'state.connecting': 'Ouverture du port',
  'state.identifying': 'L’appareil est invité à se présenter',
  'state.confirming': 'Comparez l’étiquette',
  'state.waiting': 'En attente',
  'state.taking': 'Ajout à votre compte',
  'state.proving': 'Relecture comme preuve',
  'state.done': 'Activé et prouvé',
  'state.failed': 'Non activé',
  'state.removed': 'Débranché',

  'wait.sign-in': 'En attente de votre connexion',
  'wait.network': 'En attente du réseau',
  'wait.rate-limit': 'Le service est occupé',
  'wait.until': 'Reprend tout seul dans {seconds, plural, one {# seconde} other {# secondes}}.',
  'wait.by-itself': 'Reprend tout seul. Rien n’est perdu.',
  'wait.after-sign-in': 'Reprend tout seul dès que vous êtes connecté.',

  'outcome.taken': 'Ajouté à votre compte',
  'outcome.already-yours': 'Déjà à vous',
  'outcome.failed': 'Non activé',
  'outcome.removed': 'Débranché avant tout envoi',
  'outcome.released': 'Libéré',

  'notice.profile-problem':
    'Un profil d’appareil est inutilisable : {file}{has_line, select, yes {, ligne {line}} other {}}. {reason}',
  'notice.clock-off':
    'L’horloge de cet ordinateur {ahead, select, yes {avance} other {retarde}} de {minutes, plural, one {# minute} other {# minutes}} par rapport au service. Réglez-la, sinon des certificats risquent d’être refusés.',
  'notice.journal-set-aside':
    'Le journal était endommagé. Il a été mis de côté sous {file}, un nouveau a été commencé.',
  'notice.settings-set-aside': 'Les réglages étaient illisibles. Ils ont été mis de côté sous {file}.',
  'notice.intents-of-another-account':
    '{count, plural, one {# activation commencée} other {# activations commencées}} avec {account} ne {count, plural, one {peut être réglée} other {peuvent être réglées}} que sous ce compte.',
  'reconciled.taken': 'D’une session précédente : {serial_number} a été ajouté à votre compte.',
  'reconciled.already-yours': 'D’une session précédente : {serial_number} était déjà à vous.',
  'reconciled.released': 'D’une session précédente : {serial_number} est libéré.',
  'reconciled.failed': 'D’une session précédente : rien n’a abouti pour {serial_number}. Il n’est pas à vous.',
}
