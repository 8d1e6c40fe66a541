import type { hostsEnglish } from './hosts.en.ts'

export const hostsGerman: Record<keyof typeof hostsEnglish, string> = {
  'hosts.broke.title': 'Im Programm ist etwas schiefgegangen',
  'hosts.broke':
    'Das sollte nicht vorkommen: {cause}\n\nWas gerade läuft, läuft weiter. Wenn etwas falsch aussieht, das Programm beenden und neu starten: Getanes geht nicht verloren.',
  'hosts.failed.title': 'Device Activator kann nicht starten',
  'hosts.leaving': 'Beenden, während der Stapel {batch} läuft?',
  'hosts.leaving.meaning':
    'Was begonnen ist, kommt noch zu Ende. Nichts geht verloren: Der Stapel wird angehalten und geht beim nächsten Mal hier weiter.',
  'hosts.leaving.stay': 'Weiterarbeiten',
  'hosts.leaving.quit': 'Beenden',
  'hosts.building': 'Die Seite wird gebaut, das geschieht nur einmal …',
  'hosts.web.listening': 'Diese Adresse in einem Browser auf diesem Rechner öffnen. Sie gilt einmal: {url}',
  'hosts.web.opened': 'Die Seite öffnet sich im Browser. Falls nicht, diese Adresse öffnen, sie gilt einmal: {url}',
  'hosts.web.again': 'Die Eingabetaste gibt eine neue Adresse aus, Strg+C beendet.',
  'hosts.web.closed': 'Bitte die Adresse öffnen, die das Programm ausgegeben hat.',
  'hosts.web.used':
    'Diese Adresse hat die Seite einmal geöffnet und tut es nicht noch einmal. Das Programm gibt eine neue aus.',
  'hosts.start.no-display': 'Hier gibt es keinen Bildschirm: Die Seite öffnet sich im Browser statt in einem Fenster.',
  'hosts.start.no-electron':
    'Electron ist nicht zu bekommen ({reason}): Die Seite öffnet sich im Browser statt in einem Fenster.',
  'hosts.start.no-window': 'Das Fenster ging nicht auf ({reason}): Die Seite öffnet sich stattdessen im Browser.',
}
