import type { doctorEnglish } from './doctor.en.ts'

export const doctorGerman: Record<keyof typeof doctorEnglish, string> = {
  'doctor.check.node': 'Node-Version',
  'doctor.check.data-folder': 'Datenordner',
  'doctor.check.disk': 'Speicherplatz',
  'doctor.check.ports': 'Liste der seriellen Anschlüsse',
  'doctor.check.permission': 'Recht, Anschlüsse zu öffnen',
  'doctor.check.port-holders': 'Programme, die neue Anschlüsse belegen',
  'doctor.check.driver': 'Treiber von USB-Geräten',
  'doctor.check.journal': 'Journal',
  'doctor.check.station-key': 'Schlüssel der Station',
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
    'Einmal ausführen, dann am Desktop ab- und wieder anmelden: sudo usermod -aG {group} $USER',
  'doctor.fix.stop-modem-manager': 'Ist ein Anschluss belegt, halten Sie es an: sudo systemctl stop ModemManager.',
  'doctor.fix.remove-brltty':
    'Es hält manche Adapter für Braillezeilen. Wenn Sie keine benutzen, entfernen Sie es: sudo apt remove brltty.',
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
  'doctor.fix.install-the-driver': 'Installieren Sie den Treiber des Chips und stecken Sie das Gerät neu ein.',
  'doctor.fix.leave-the-portal': 'Öffnen Sie einen Browser, melden Sie sich in diesem Netz an und prüfen Sie erneut.',
  'doctor.fix.check-the-disk': 'Sehen Sie nach, ob der Datenträger voll oder schreibgeschützt ist.',
  'doctor.fix.keep-the-journal':
    'Kopieren Sie {file}, bevor Sie weiterarbeiten, und lassen Sie die Platte prüfen: Entweder geht sie kaputt, oder jemand hat die Datei geändert.',
  'doctor.fix.restore-the-key':
    'Legen Sie den Schlüssel aus einer Sicherung zurück. Gibt es keine, verschieben Sie die Datei: Der nächste Bericht legt einen neuen an, und früher Unterschriebenes erkennt nur der alte.',
  'doctor.found.node.ok': 'Es ist Version {version}',
  'doctor.found.node.fix': 'Version {version} ist zu alt',
  'doctor.found.data-folder.ok': '{folder}',
  'doctor.found.data-folder.fix': 'In {folder} kann nicht geschrieben werden: {reason}',
  'doctor.found.disk.ok': '{megabytes, number} MB frei',
  'doctor.found.disk.fix': 'Nur {megabytes, number} MB frei in {folder}',
  'doctor.found.ports.ok': '{count, plural, =0 {Keiner eingesteckt} one {# Anschluss} other {# Anschlüsse}}',
  'doctor.found.ports.look':
    '{count, plural, =0 {Keiner an USB} one {# Anschluss an USB} other {# Anschlüsse an USB}}; andere werden ohne udev nicht aufgezählt',
  'doctor.found.ports.fix': 'Das System zählt keine auf: {reason}',
  'doctor.found.permission.ok':
    '{tried, select, no {Sie sind in der Gruppe „{group}“, die es meist darf. Zum Versuchen ist keiner eingesteckt} other {Sie dürfen Anschlüsse öffnen}}',
  'doctor.found.permission.look':
    'Zum Versuchen ist keiner eingesteckt. Meist gehören sie der Gruppe „{group}“, und Sie sind nicht darin',
  'doctor.found.permission.skipped':
    '{tried, select, no {Zum Versuchen ist keiner eingesteckt: Es zeigt sich mit dem ersten Gerät} other {Konnte nicht angesehen werden: {reason}}}',
  'doctor.found.permission.fix': '{port} gehört der Gruppe „{group}“, und Sie sind nicht darin',
  'doctor.found.port-holders.ok': 'Keines läuft',
  'doctor.found.port-holders.look': '{program} läuft: Es kann einen frischen Anschluss einige Sekunden lang öffnen',
  'doctor.found.driver.ok': 'Nichts wartet auf einen Treiber',
  'doctor.found.driver.look': '{name} ({vendorId}:{productId}) hat keinen Anschluss. Sein Treiber: {driver}',
  'doctor.found.keyring.ok': 'Passwörter verwahrt das System',
  'doctor.found.keyring.look': 'Passwörter bleiben nur im Speicher: Der nächste Start fragt wieder',
  'doctor.found.proxy.ok': '{proxy, select, none {Keiner gesetzt, keiner nötig} other {{proxy}}}',
  'doctor.found.proxy.fix': 'Was als Proxy gesetzt ist, ist keine Adresse',
  'doctor.found.service.ok': '{service} antwortet in {ms, number} ms',
  'doctor.found.service.look': 'Noch ist keiner eingerichtet',
  'doctor.found.service.fix':
    '{service}: {reason, select, portal {stattdessen antwortet eine Seite dieses Netzes} redirect {die Adresse führt woandershin} tls_authority {sein Zertifikat ist von einer Stelle, der hier niemand vertraut} tls_host {sein Zertifikat gehört einem anderen Rechner} tls_date {sein Zertifikat gilt gerade nicht, oder die Uhr geht falsch} other {keine Antwort}}',
  'doctor.found.clock.ok': '{seconds, plural, one {# Sekunde} other {# Sekunden}} Abstand zum Dienst',
  'doctor.found.clock.look': '{seconds, plural, one {# Sekunde} other {# Sekunden}} Abstand zum Dienst',
  'doctor.found.clock.skipped': 'Der Dienst sagt keine Zeit',
  'doctor.found.journal.ok':
    '{entries, plural, =0 {Noch nichts geschrieben} one {# Eintrag, wie er geschrieben wurde} other {# Einträge, alle wie sie geschrieben wurden}}',
  'doctor.found.journal.fix':
    '{reason, select, chain {Eintrag {entry} ist nicht, wie er geschrieben wurde, oder einer davor fehlt} other {Es kann nicht gelesen werden: {reason}}}',
  'doctor.found.journal.skipped':
    '{reason, select, time {Die ersten {entries, number} Einträge sind, wie sie geschrieben wurden; für die anderen war keine Zeit} other {Konnte nicht angesehen werden: {reason}}}',
  'doctor.found.station-key.ok':
    '{fingerprint, select, none {Er entsteht mit dem ersten Bericht} other {{fingerprint}}}',
  'doctor.found.station-key.fix': 'Er ist unbrauchbar: {file}',
  'doctor.found.skipped': 'Konnte nicht angesehen werden: {reason}',
  'doctor.all-fine': 'Alles ist in Ordnung.',
}
