import type { doctorEnglish } from './doctor.en.ts'

export const doctorFrench: Record<keyof typeof doctorEnglish, string> = {
  'doctor.check.node': 'Version de Node',
  'doctor.check.data-folder': 'Dossier de données',
  'doctor.check.disk': 'Espace disque',
  'doctor.check.ports': 'Liste des ports série',
  'doctor.check.permission': 'Droit d’ouvrir les ports',
  'doctor.check.port-holders': 'Programmes qui prennent les nouveaux ports',
  'doctor.check.driver': 'Pilotes des appareils USB',
  'doctor.check.journal': 'Journal',
  'doctor.check.station-key': 'Clé du poste',
  'doctor.check.keyring': 'Trousseau pour les secrets',
  'doctor.check.proxy': 'Proxy',
  'doctor.check.service': 'Service de propriété',
  'doctor.check.clock': 'Horloge',
  'doctor.state.ok': 'en ordre',
  'doctor.state.look': 'à regarder',
  'doctor.state.fix': 'à corriger',
  'doctor.state.skipped': 'pas vérifiable',
  'doctor.fix.update-node': 'Installez Node {oldest} ou plus récent.',
  'doctor.fix.make-folder-writable':
    'Donnez-vous le droit d’écrire dans {folder}, ou choisissez-en un autre avec --data-dir.',
  'doctor.fix.free-disk-space': 'Libérez de l’espace : le journal doit pouvoir écrire avant qu’un appareil soit pris.',
  'doctor.fix.install-udev':
    'Installez udev pour que tous les ports soient listés. Un port peut toujours être nommé avec --port.',
  'doctor.fix.join-the-group':
    'À exécuter une fois, puis fermez et rouvrez votre session : sudo usermod -aG {group} $USER',
  'doctor.fix.stop-modem-manager': 'Si un port est occupé, arrêtez-le : sudo systemctl stop ModemManager.',
  'doctor.fix.remove-brltty':
    'Il prend certains adaptateurs pour des afficheurs braille. Si vous n’en utilisez pas, retirez-le : sudo apt remove brltty.',
  'doctor.fix.start-a-keyring':
    'Les secrets restent en mémoire seulement. Démarrez un trousseau, ou donnez-les par l’environnement.',
  'doctor.fix.check-the-proxy': 'Le proxy de l’environnement n’est pas une adresse : corrigez HTTPS_PROXY.',
  'doctor.fix.configure-the-service': 'Indiquez le service : avec --service ou un fichier de configuration.',
  'doctor.fix.check-the-network': 'Le service ne répond pas. Vérifiez le réseau, le proxy et l’adresse.',
  'doctor.fix.check-the-certificate':
    'Le certificat n’est pas reconnu. Demandez de qui il vient, ou indiquez votre fichier de CA.',
  'doctor.fix.check-the-address': 'L’adresse mène ailleurs : vérifiez-la, ou connectez-vous d’abord au réseau.',
  'doctor.fix.set-the-clock': 'Réglez l’horloge de cette machine ; elle indique {local}.',
  'doctor.fix.install-the-driver': 'Installez le pilote de la puce, puis rebranchez l’appareil.',
  'doctor.fix.leave-the-portal': 'Ouvrez un navigateur et connectez-vous à ce réseau, puis vérifiez à nouveau.',
  'doctor.fix.check-the-disk': 'Voyez si le disque est plein ou protégé en écriture.',
  'doctor.fix.keep-the-journal':
    'Copiez {file} avant de continuer et faites vérifier le disque : soit il tombe en panne, soit quelqu’un a modifié le fichier.',
  'doctor.fix.restore-the-key':
    'Remettez la clé depuis une sauvegarde. Sans sauvegarde, déplacez le fichier : le prochain rapport en crée une nouvelle, et ce qui était signé ne se reconnaît qu’à l’ancienne.',
  'doctor.found.node.ok': 'C’est la version {version}',
  'doctor.found.node.fix': 'La version {version} est trop ancienne',
  'doctor.found.data-folder.ok': '{folder}',
  'doctor.found.data-folder.fix': 'Impossible d’écrire dans {folder} : {reason}',
  'doctor.found.disk.ok': '{megabytes, number} Mo libres',
  'doctor.found.disk.fix': 'Seulement {megabytes, number} Mo libres dans {folder}',
  'doctor.found.ports.ok': '{count, plural, =0 {Aucun branché} one {# port} other {# ports}}',
  'doctor.found.ports.look':
    '{count, plural, =0 {Aucun sur USB} one {# port sur USB} other {# ports sur USB}} ; les autres ne sont pas listés sans udev',
  'doctor.found.ports.fix': 'Le système n’en donne pas la liste : {reason}',
  'doctor.found.permission.ok':
    '{tried, select, no {Vous êtes dans le groupe « {group} », qui le peut d’habitude. Aucun n’est branché pour essayer} other {Vous pouvez ouvrir les ports}}',
  'doctor.found.permission.look':
    'Aucun n’est branché pour essayer. D’habitude ils appartiennent au groupe « {group} », et vous n’y êtes pas',
  'doctor.found.permission.skipped':
    '{tried, select, no {Aucun n’est branché pour essayer : cela se verra avec le premier appareil} other {Impossible à examiner : {reason}}}',
  'doctor.found.permission.fix': '{port} appartient au groupe « {group} », dont vous ne faites pas partie',
  'doctor.found.port-holders.ok': 'Aucun ne tourne',
  'doctor.found.port-holders.look': '{program} tourne : il peut ouvrir un port récent pendant quelques secondes',
  'doctor.found.driver.ok': 'Rien n’attend de pilote',
  'doctor.found.driver.look': '{name} ({vendorId}:{productId}) n’a pas de port. Son pilote : {driver}',
  'doctor.found.keyring.ok': 'Le système garde les mots de passe',
  'doctor.found.keyring.look': 'Les mots de passe restent en mémoire : le prochain démarrage les redemandera',
  'doctor.found.proxy.ok': '{proxy, select, none {Aucun, et aucun n’est nécessaire} other {{proxy}}}',
  'doctor.found.proxy.fix': 'Le proxy indiqué n’est pas une adresse',
  'doctor.found.service.ok': '{service} répond en {ms, number} ms',
  'doctor.found.service.look': 'Aucun n’est encore configuré',
  'doctor.found.service.fix':
    '{service} : {reason, select, portal {une page de ce réseau répond à sa place} redirect {l’adresse mène ailleurs} tls_authority {son certificat vient d’une autorité inconnue ici} tls_host {son certificat est celui d’un autre hôte} tls_date {son certificat n’est pas valable en ce moment, ou l’horloge est fausse} other {pas de réponse}}',
  'doctor.found.clock.ok': '{seconds, plural, one {# seconde} other {# secondes}} d’écart avec le service',
  'doctor.found.clock.look': '{seconds, plural, one {# seconde} other {# secondes}} d’écart avec le service',
  'doctor.found.clock.skipped': 'Le service ne donne pas l’heure',
  'doctor.found.journal.ok':
    '{entries, plural, =0 {Rien n’est encore écrit} one {# entrée, telle qu’elle a été écrite} other {# entrées, toutes telles qu’elles ont été écrites}}',
  'doctor.found.journal.fix':
    '{reason, select, chain {L’entrée {entry} n’est pas telle qu’elle a été écrite, ou il en manque une avant} other {Impossible de le lire : {reason}}}',
  'doctor.found.journal.skipped':
    '{reason, select, time {Les {entries, number} premières entrées sont telles qu’elles ont été écrites ; le temps a manqué pour les autres} other {Impossible à examiner : {reason}}}',
  'doctor.found.station-key.ok':
    '{fingerprint, select, none {Elle est créée avec le premier rapport} other {{fingerprint}}}',
  'doctor.found.station-key.fix': 'Elle est inutilisable : {file}',
  'doctor.found.skipped': 'Impossible à examiner : {reason}',
  'doctor.all-fine': 'Tout est en ordre.',
}
