import type { doctorEnglish } from './doctor.en.ts'

export const doctorGerman: Record<keyof typeof doctorEnglish, string> = {
  'doctor.check.node': 'Node-Version',
  'doctor.check.data-folder': 'Datenordner',
  'doctor.check.disk': 'Speicherplatz',
  'doctor.check.ports': 'Liste der seriellen Anschlüsse',
  'doctor.check.permission': 'Recht, Anschlüsse zu öffnen',
  'doctor.check.port-holders': 'Programme, die neue Anschlüsse belegen',
  'doctor.check.keyring': 'Schlüsselbund für Geheimnisse',
  'doctor.check.proxy': 'Proxy',
  'doctor.check.service': 'Besitzdienst',
  'doctor.check.clock': 'Uhr',
  'doctor.state.ok': 'in Ordnung',
  'doctor.state.look': 'ansehen',
  'doctor.state.fix': 'zu beheben',
  'doctor.state.skipped': 'nicht prüfbar',
  'doctor.fix.update-node': 'Installieren Sie Node {oldest} oder neuer.',
  'doctor.fix.make-folder-writable':
    'Geben Sie sich das Schreibrecht für {folder}, oder wählen Sie mit --data-dir einen anderen Ordner.',
  'doctor.fix.free-disk-space':
    'Schaffen Sie Platz: Das Journal muss schreiben können, bevor ein Gerät übernommen wird.',
  'doctor.fix.install-udev':
    'Installieren Sie udev, damit alle Anschlüsse aufgelistet werden. Mit --port lässt sich einer auch so nennen.',
  'doctor.fix.join-the-group':
    'Führen Sie aus: sudo usermod -aG {group} $USER. Melden Sie sich danach vom Desktop ab und wieder an.',
  'doctor.fix.stop-modem-manager':
    'ModemManager kann einen neuen Anschluss einige Sekunden belegen. Hilft bei belegtem Anschluss: sudo systemctl stop ModemManager.',
  'doctor.fix.remove-brltty':
    'brltty hält manche Adapter für Braillezeilen. Wenn Sie keine benutzen, entfernen Sie es.',
  'doctor.fix.start-a-keyring':
    'Geheimnisse bleiben nur im Speicher. Starten Sie einen Schlüsselbund, oder geben Sie sie über die Umgebung an.',
  'doctor.fix.check-the-proxy': 'Der Proxy in der Umgebung ist keine Adresse: Berichtigen Sie HTTPS_PROXY.',
  'doctor.fix.configure-the-service': 'Nennen Sie den Dienst: mit --service oder in einer Konfigurationsdatei.',
  'doctor.fix.check-the-network': 'Der Dienst antwortet nicht. Prüfen Sie Netz, Proxy und Adresse.',
  'doctor.fix.check-the-certificate':
    'Dem Zertifikat wird nicht vertraut. Fragen Sie, von wem es ist, oder nennen Sie Ihre CA-Datei.',
  'doctor.fix.check-the-address':
    'Die Adresse führt anderswohin: Prüfen Sie sie, oder melden Sie sich zuerst im Netz an.',
  'doctor.fix.set-the-clock': 'Stellen Sie die Uhr dieses Rechners; sie steht auf {local}.',
  'doctor.all-fine': 'Alles ist in Ordnung.',
}
