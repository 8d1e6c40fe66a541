import type { hostsEnglish } from './hosts.en.ts'

export const hostsFrench: Record<keyof typeof hostsEnglish, string> = {
  'hosts.broke.title': 'Une erreur s’est produite dans le programme',
  'hosts.broke':
    'Cela ne devrait pas arriver : {cause}\n\nCe qui est en cours continue. Si quelque chose semble anormal, quittez le programme et relancez-le : rien de ce qui est fait n’est perdu.',
  'hosts.failed.title': 'Device Activator ne peut pas démarrer',
  'hosts.leaving': 'Quitter pendant que le lot {batch} est en cours ?',
  'hosts.leaving.meaning':
    'Ce qui est commencé se termine d’abord. Rien n’est perdu : le lot est mis en pause et reprend ici la prochaine fois.',
  'hosts.leaving.stay': 'Continuer le travail',
  'hosts.leaving.quit': 'Quitter',
  'hosts.building': 'Construction de la page, une seule fois …',
  'hosts.web.listening': 'Ouvrez cette adresse dans un navigateur sur cet ordinateur. Elle sert une fois : {url}',
  'hosts.web.opened': 'La page s’ouvre dans votre navigateur. Sinon, ouvrez cette adresse, elle sert une fois : {url}',
  'hosts.web.again': 'Entrée affiche une nouvelle adresse, Ctrl+C termine.',
  'hosts.web.closed': 'Ouvrez l’adresse affichée par le programme.',
  'hosts.web.used':
    'Cette adresse a déjà ouvert la page et ne le fait pas deux fois. Le programme en affiche une nouvelle.',
  'hosts.start.no-display': 'Il n’y a pas d’écran ici : la page s’ouvre dans le navigateur au lieu d’une fenêtre.',
  'hosts.start.no-electron':
    'Electron n’est pas disponible ({reason}) : la page s’ouvre dans le navigateur au lieu d’une fenêtre.',
  'hosts.start.no-window': 'La fenêtre ne s’est pas ouverte ({reason}) : la page s’ouvre dans le navigateur.',
}
