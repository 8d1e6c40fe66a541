import type { screensEnglish } from './screens.en.ts'

export const screensFrench: Record<keyof typeof screensEnglish, string> = {
  'app.name': 'Device Activator',
  'app.starting': 'Démarrage …',
  'app.lost.title': 'Connexion perdue',
  'app.lost':
    'Le programme ne répond pas. Cette page reprend toute seule dès qu’il est de retour. S’il a été relancé, ouvrez l’adresse qu’il affiche.',
  'app.dismiss': 'Fermer ce message',
  'app.skip': 'Aller au contenu',

  'nav.label': 'Vues',
  'nav.activate': 'Activer',
  'nav.batch': 'Lot',
  'nav.devices': 'Appareils',
  'nav.history': 'Historique',
  'nav.help': 'Aide',
  'nav.settings': 'Réglages',
  'nav.account.practice': 'Exercice',
  'nav.account.online': 'En ligne',
  'nav.account.offline': 'Hors ligne',
  'nav.account.signed-in': 'Connecté',
  'nav.account.signed-out': 'Déconnecté',
  'nav.account.signing-in': 'Connexion',

  'practice.banner': 'Exercice : appareils simulés, rien ne quitte cet ordinateur.',
  'practice.leave': 'Quitter l’exercice',

  'notices.title': 'Bon à savoir',

  'do.activate': 'Activer',
  'do.ask-anyway': 'Interroger quand même',
  'do.confirm': 'C’est le même',
  'do.different': 'C’est un autre',
}
