import type { helpEnglish } from './help.en.ts'

export const helpFrench: Readonly<Record<keyof typeof helpEnglish, string>> = {
  'help.title': 'Cet ordinateur est-il prêt ?',
  'help.looking': 'Examen de cet ordinateur',
  'help.again': 'Vérifier à nouveau',
  'help.checked': 'Vérifié à',
  'help.in': 'en {seconds} s',
  'help.verdict.ok': 'Vous pouvez activer des appareils.',
  'help.verdict.look': 'Vous pouvez activer des appareils.',
  'help.verdict.fix': 'Quelque chose empêche d’activer des appareils.',
  'help.counted': '{fine} vérifications sur {all} sont bonnes.',
  'help.state.ok': 'Bon',
  'help.state.look': 'À regarder',
  'help.state.fix': 'À corriger',
  'help.state.skipped': 'Non vérifié',
  'help.copy': 'Copier le résultat',
  'help.copy-command': 'Copier la commande',
  'help.guides': 'Guides',
  'help.keys': 'Touches',
  'help.licences': 'Licences',
  'help.back': 'Vers les vérifications',
  'help.activate': 'Activer un appareil',
  'help.connect': 'Branchez l’appareil sur cet ordinateur',
  'help.topic.label': 'Comparer l’étiquette',
  'help.topic.label.text':
    'Le numéro de série à l’écran vient de l’appareil. Comparez-le avec l’étiquette sur l’appareil : tapez les quatre derniers signes, scannez le code, ou regardez. L’appareil n’est pris que s’ils sont identiques. S’ils diffèrent, rien n’est envoyé : mettez l’appareil de côté.',
  'help.topic.release': 'Rendre un appareil',
  'help.topic.release.text':
    'Sous Appareils, choisissez-en un ou plusieurs et appuyez sur Libérer. Vous tapez d’abord un mot, pour que cela n’arrive pas par erreur. Ce qui était à vous jusque-là reste lisible.',
  'help.topic.move': 'Il appartient à un autre compte',
  'help.topic.move.text':
    'Personne n’apprend à qui est ce compte. Demandez à la personne dont vous tenez l’appareil de le libérer ; le message à envoyer est à l’écran, prêt à copier. Puis rebranchez-le.',
  'help.topic.history': 'Ce qui a été fait',
  'help.topic.history.text':
    'L’historique liste chaque activation avec ce qui a été vu, envoyé et répondu, et l’exporte. Pour l’assistance, il prépare un fichier ; vous voyez ce qu’il contient avant de l’enregistrer, et rien n’y est secret.',
  'help.topic.offline': 'Sans réseau',
  'help.topic.offline.text':
    'Si le service est injoignable, l’application attend et continue d’elle-même. Ce qui a été noté avant l’envoi est réglé au retour du service, sans être envoyé deux fois.',
  'help.licences.lead':
    'Device Activator est un logiciel libre sous licence MIT. Il est fait de ces paquets ; Electron et Chromium apportent leurs propres mentions.',
  'help.licences.package': 'Paquet',
  'help.licences.version': 'Version',
  'help.licences.licence': 'Licence',
}
