import type { doctorEnglish } from './doctor.en.ts'

export const doctorFrench: Record<keyof typeof doctorEnglish, string> = {
  'doctor.check.node': 'Version de Node',
  'doctor.check.data-folder': 'Dossier de données',
  'doctor.check.disk': 'Espace disque',
  'doctor.check.ports': 'Liste des ports série',
  'doctor.check.permission': 'Droit d’ouvrir les ports',
  'doctor.check.port-holders': 'Programmes qui prennent les nouveaux ports',
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
  'doctor.fix.join-the-group': 'Exécutez : sudo usermod -aG {group} $USER. Fermez ensuite votre session et rouvrez-la.',
  'doctor.fix.stop-modem-manager':
    'ModemManager peut tenir un nouveau port quelques secondes. Si un port est occupé : sudo systemctl stop ModemManager.',
  'doctor.fix.remove-brltty':
    'brltty prend certains adaptateurs pour des plages braille. Si vous n’en utilisez pas, retirez-le.',
  'doctor.fix.start-a-keyring':
    'Les secrets restent en mémoire seulement. Démarrez un trousseau, ou donnez-les par l’environnement.',
  'doctor.fix.check-the-proxy': 'Le proxy de l’environnement n’est pas une adresse : corrigez HTTPS_PROXY.',
  'doctor.fix.configure-the-service': 'Indiquez le service : avec --service ou un fichier de configuration.',
  'doctor.fix.check-the-network': 'Le service ne répond pas. Vérifiez le réseau, le proxy et l’adresse.',
  'doctor.fix.check-the-certificate':
    'Le certificat n’est pas reconnu. Demandez de qui il vient, ou indiquez votre fichier de CA.',
  'doctor.fix.check-the-address': 'L’adresse mène ailleurs : vérifiez-la, ou connectez-vous d’abord au réseau.',
  'doctor.fix.set-the-clock': 'Réglez l’horloge de cette machine ; elle indique {local}.',
  'doctor.all-fine': 'Tout est en ordre.',
}
