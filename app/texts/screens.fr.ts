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

  'start.title': 'Comment souhaitez-vous commencer ?',
  'start.lead': 'Vous pourrez changer plus tard. Votre choix est mémorisé sur cet ordinateur.',
  'start.ways': 'Façons de commencer',
  'start.try': 'Essayer',
  'start.try.text':
    'Des appareils simulés et un service dans l’application. Fonctionne hors ligne et est signalé comme exercice.',
  'start.try.do': 'Commencer l’exercice',
  'start.account': 'Se connecter',
  'start.account.text': 'Avec le compte auquel les appareils doivent appartenir.',
  'start.account.do': 'Passer à la connexion',

  'sign-in.title': 'Se connecter',
  'sign-in.lead': 'Avec le compte auquel les appareils doivent appartenir.',
  'sign-in.username': 'Nom d’utilisateur',
  'sign-in.password': 'Mot de passe',
  'sign-in.password.show': 'Afficher le mot de passe',
  'sign-in.advanced': 'Adresse du service',
  'sign-in.service': 'Adresse du service',
  'sign-in.service.hint': 'Se termine par /v1/. Laissez vide pour garder {service}.',
  'sign-in.service.hint.none': 'Se termine par /v1/.',
  'sign-in.account-url': 'Adresse de connexion',
  'sign-in.account-url.hint': 'Seulement si elle diffère de celle du service.',
  'sign-in.do': 'Se connecter',
  'sign-in.doing': 'Connexion en cours',
  'sign-in.back': 'Retour',
  'sign-in.needed': 'À remplir.',
  'sign-in.address': 'Ce n’est pas une adresse web.',
  'sign-in.address.end': 'L’adresse doit se terminer par /v1/.',
  'sign-in.kept.not':
    'Cet ordinateur n’a pas d’endroit sûr pour les mots de passe : il sera redemandé au prochain démarrage.',
  'sign-in.where.perhaps': 'Il n’est gardé que si cet ordinateur a un endroit sûr pour les mots de passe.',
  'sign-in.where': 'Le mot de passe n’est gardé que dans le coffre de cet ordinateur.',

  'notices.title': 'Bon à savoir',

  'do.activate': 'Activer',
  'do.ask-anyway': 'Interroger quand même',
  'do.confirm': 'C’est le même',
  'do.different': 'C’est un autre',
}
