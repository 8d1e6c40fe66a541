import type { failuresEnglish } from './failures.en.ts'

export const failuresGerman: Record<keyof typeof failuresEnglish, string> = {
  'failure.PORT_BUSY.title': 'Ein anderes Programm benutzt den Anschluss',
  'failure.PORT_BUSY.what':
    '{has_holder, select, yes {{holder}{has_pid, select, yes { (Prozess {pid})} other {}}} other {Ein anderes Programm}} hat {port} geöffnet.',
  'failure.PORT_PERMISSION.title': 'Dieser Computer gibt den Anschluss nicht frei',
  'failure.PORT_PERMISSION.what':
    'Ihr Benutzer darf {port} nicht öffnen.{has_group, select, yes { Der Anschluss gehört der Gruppe „{group}“.} other {}}',
  'failure.PORT_GONE.title': 'Das Gerät wurde ausgesteckt',
  'failure.PORT_GONE.what': 'Der Anschluss {port} verschwand, während er benutzt wurde.',
  'failure.PORT_LIST_UNAVAILABLE.title': 'Die Anschlüsse lassen sich nicht auflisten',
  'failure.PORT_LIST_UNAVAILABLE.what': 'Das System sagt nicht, welche Anschlüsse es gibt: {reason}',
  'failure.DEVICE_SILENT.title': 'Das Gerät antwortet nicht',
  'failure.DEVICE_SILENT.what':
    'Das Gerät an {port} wurde {attempts, plural, one {einmal} other {#-mal}} gefragt und gab keine brauchbare Antwort.',
  'failure.DEVICE_GARBLED.title': 'Das Gerät sendet zu viel Unverständliches',
  'failure.DEVICE_GARBLED.what':
    'Von {port} kamen mehr als {bytes, number} Bytes ohne {cap, select, line {ein Zeilenende} other {eine Antwort darin}}. Der Anschluss wurde geschlossen.',
  'failure.IDENTITY_INVALID.title': 'Das Gerät sagt nicht richtig, wer es ist',
  'failure.IDENTITY_INVALID.what':
    '{field, select, serial_number {Seine Seriennummer} other {Sein Gerätename}} {reason, select, missing {fehlt} type {ist kein Text: Nullen am Anfang können verloren sein} other {sieht nicht so aus, wie es sein sollte}}.{has_found, select, yes { Gesendet wurde: {found}} other {}}',
  'failure.IDENTITY_UNSTABLE.title': 'Das Gerät gab zwei verschiedene Antworten',
  'failure.IDENTITY_UNSTABLE.what': 'Es nannte sich zuerst {first}, dann {second}.',
  'failure.NO_PROFILE.title': 'Unbekannt, wie dieses Gerät zu fragen ist',
  'failure.NO_PROFILE.what':
    '{has_profile, select, yes {Für {port} gibt es kein Geräteprofil „{profile}“.} other {Zu {port} passt kein Geräteprofil. Es wurde nichts gesendet, denn es könnte irgendetwas sein.}}',
  'failure.LABEL_MISMATCH.title': 'Nicht das erwartete Gerät',
  'failure.LABEL_MISMATCH.what':
    '{source, select, list {Die Liste erwartet {expected}} other {Auf dem Etikett steht {expected}}}, das Gerät nennt {found}.',
  'failure.NOT_ON_LIST.title': 'Nicht auf der Liste',
  'failure.NOT_ON_LIST.what': 'Die Seriennummer {serial_number} steht nicht auf der Packliste.',
  'failure.ALREADY_IN_BATCH.title': 'Schon in diesem Stapel',
  'failure.ALREADY_IN_BATCH.what': '{serial_number} wurde in diesem Stapel schon fertiggestellt.',
  'failure.DUPLICATE_DEVICE.title': 'Dasselbe Gerät ein zweites Mal',
  'failure.DUPLICATE_DEVICE.what':
    '{has_port, select, yes {{serial_number} wird gerade an {port} aktiviert.} other {{serial_number} wird gerade freigegeben.}}',
  'failure.SIGN_IN_REQUIRED.title': 'Sie sind nicht angemeldet',
  'failure.SIGN_IN_REQUIRED.what':
    '{has_account, select, yes {Der Dienst verlangt, dass sich {account} neu anmeldet.} other {Der Dienst antwortet nur, wenn jemand angemeldet ist.}}',
  'failure.SIGN_IN_REFUSED.title': 'Die Anmeldung wurde abgelehnt',
  'failure.SIGN_IN_REFUSED.what':
    'Der Dienst akzeptiert {has_account, select, yes {{account} mit diesem Passwort} other {diesen Benutzernamen mit diesem Passwort}} nicht.',
  'failure.NOT_A_MANAGER.title': 'Dieses Konto darf keine Geräte besitzen',
  'failure.NOT_A_MANAGER.what':
    'Der Dienst kennt {has_account, select, yes {{account}} other {das Konto}}, lässt es aber keine Geräte übernehmen.',
  'failure.DEVICE_UNKNOWN.title': 'Der Dienst kennt dieses Gerät nicht',
  'failure.DEVICE_UNKNOWN.what':
    'Der Dienst hat kein Gerät {has_serial_number, select, yes {{serial_number} mit diesem Namen} other {{has_device_id, select, yes {mit der Kennung {device_id}} other {wie dieses}}}}.',
  'failure.OWNED_BY_OTHER.title': 'Dieses Gerät gehört einem anderen Konto',
  'failure.OWNED_BY_OTHER.what':
    'Der Dienst kennt {serial_number}, aber der jetzige Besitzer hat das Gerät nicht freigegeben. Wessen Konto das ist, erfährt niemand.',
  'failure.RATE_LIMITED.title': 'Der Dienst ist ausgelastet',
  'failure.RATE_LIMITED.what':
    'Der Dienst bittet um eine Pause von {seconds, plural, one {# Sekunde} other {# Sekunden}}.',
  'failure.SERVICE_UNREACHABLE.title': 'Der Dienst ist nicht erreichbar',
  'failure.SERVICE_UNREACHABLE.what':
    'Von {service} kam keine Antwort.{has_reason, select, yes { Das System meldet: {reason}} other {}}',
  'failure.SERVICE_REFUSED.title': 'Der Dienst hat abgelehnt',
  'failure.SERVICE_REFUSED.what':
    'Er antwortete mit Status {status}{has_detail, select, yes { und schreibt: {detail}} other {. Einen Grund nannte er nicht.}}',
  'failure.SERVICE_NONSENSE.title': 'Geantwortet hat etwas anderes als der Dienst',
  'failure.SERVICE_NONSENSE.what':
    'Die Antwort {what, select, not_json {hat nicht das Format des Dienstes} schema {enthält nicht, was sie sollte} too_large {ist viel zu groß} cut {ist abgeschnitten} redirect {verweist auf eine andere Adresse} other {lässt sich nicht entschlüsseln}}. Die Anmeldeseite eines Netzwerks oder eine falsche Adresse kann der Grund sein.',
  'failure.TLS_UNTRUSTED.title': 'Der Verbindung ist nicht zu trauen',
  'failure.TLS_UNTRUSTED.what':
    '{reason, select, date {Das Zertifikat von {service} gilt zu dieser Zeit nicht. Die Uhr dieses Computers zeigt {local_time}: Entweder die Uhr oder das Zertifikat ist falsch.} host {Das Zertifikat, das {service} vorzeigt, gilt für eine andere Adresse.} other {Das Zertifikat von {service} stammt von einer Stelle, der dieser Computer nicht vertraut.}}',
  'failure.PROOF_MISMATCH.title': 'Der Nachweis stimmt nicht',
  'failure.PROOF_MISMATCH.what':
    '{field, select, nothing {Der Besitz ließ sich beim Dienst nicht zurücklesen.} serial_number {Zurückgelesen nennt der Besitz eine andere Seriennummer.} device_name {Zurückgelesen nennt der Besitz einen anderen Gerätenamen.} manager {Zurückgelesen gehört der Besitz einem anderen Konto.} end_time {Zurückgelesen ist der Besitz schon beendet.} other {Zurückgelesen ist es ein anderer Besitz.}}{has_found, select, yes { Erwartet: {has_expected, select, yes {{expected}} other {–}}, gefunden: {found}.} other {}}',
  'failure.NOT_OWNER.title': 'Dieses Gerät gehört Ihnen nicht',
  'failure.NOT_OWNER.what':
    '{has_serial_number, select, yes {Das Gerät {serial_number}} other {{has_device_id, select, yes {Das Gerät mit der Kennung {device_id}} other {Das Gerät}}}} gehört nicht zu diesem Konto und kann daher nicht freigegeben werden.',
  'failure.CANCELLED.title': 'Abgebrochen',
  'failure.CANCELLED.what': 'Es wurde abgebrochen, bevor es fertig war.',
  'failure.TIMED_OUT.title': 'Es hat zu lange gedauert',
  'failure.TIMED_OUT.what':
    'Es wurde nicht innerhalb von {seconds, plural, one {# Sekunde} other {# Sekunden}} fertig.',
  'failure.CONFIG_INVALID.title': 'Etwas ist falsch eingestellt',
  'failure.CONFIG_INVALID.what':
    'Das ist nicht verwendbar: {what}{has_where, select, yes { ({where}{has_line, select, yes {, Zeile {line}} other {}})} other {}}{has_ids, select, yes {: {ids}} other {}}.',
  'failure.JOURNAL_UNAVAILABLE.title': 'Das Journal kann nicht geschrieben werden',
  'failure.JOURNAL_UNAVAILABLE.what':
    'Gesendet wird erst, was aufgeschrieben ist, und das ging nicht: {reason}{has_file, select, yes { ({file})} other {}}',
  'failure.DATA_FOLDER_IN_USE.title': 'Device Activator läuft schon',
  'failure.DATA_FOLDER_IN_USE.what':
    'Der Datenordner {folder} ist belegt{has_pid, select, yes {, und zwar von Prozess {pid}{has_host, select, yes { auf {host}} other {}}} other {, und zwar von einem anderen Programm}}.',

  'device.yes.lead': 'Gehört Ihnen.',
  'device.yes': 'Der Dienst führt das Gerät unter Ihrem Konto. Nur der letzte Schritt fehlt.',
  'device.no.lead': 'Gehört Ihnen noch nicht.',
  'device.no': 'Am Gerät wurde nichts geändert.',
  'device.untouched.lead': 'Unverändert.',
  'device.untouched': 'Der Dienst wurde nicht gebeten, etwas zu ändern.',
  'device.unknown.lead': 'Noch nicht bekannt.',
  'device.unknown':
    'Der Dienst hat nicht gesagt, ob es Ihnen gehört. Ein neuer Versuch ist sicher: Vor dem Senden wird nachgefragt.',
  'device.other.lead': 'Gehört Ihnen nicht, und ist unverändert.',
  'device.other': 'Es arbeitet für seinen Besitzer weiter.',

  'remedy.free-the-port':
    'Schließen Sie das andere Programm, oder warten Sie, bis es loslässt.{awaited, select, yes {} other { Versuchen Sie es dann noch einmal.}}',
  'remedy.get-permission':
    'Lassen Sie Ihrem Benutzer serielle Anschlüsse erlauben, melden Sie sich am Computer neu an und versuchen Sie es noch einmal.',
  'remedy.plug-in-again':
    'Stecken Sie das Gerät noch einmal fest ein, möglichst ohne Hub. Versuchen Sie es dann noch einmal.',
  'remedy.check-the-system':
    'Prüfen Sie, ob serielle Anschlüsse an diesem Computer funktionieren. „doctor“ sagt, was fehlt.',
  'remedy.check-the-device':
    'Prüfen Sie, ob das Gerät eingeschaltet ist und das Kabel Daten überträgt, nicht nur Strom. Versuchen Sie es dann noch einmal.',
  'remedy.choose-a-profile': 'Wählen Sie, was für ein Gerät es ist, und versuchen Sie es noch einmal.',
  'remedy.compare-the-label': 'Vergleichen Sie die Seriennummer mit dem Etikett am Gerät.',
  'remedy.look-in-the-list': 'Suchen Sie das Gerät in der Liste, oder nehmen Sie das erwartete.',
  'remedy.put-aside': 'Legen Sie dieses Gerät beiseite und machen Sie mit dem nächsten weiter.',
  'remedy.sign-in': 'Melden Sie sich mit Benutzername und Passwort an.',
  'remedy.ask-the-administrator': 'Bitten Sie, wer das Konto betreut, ihm den Besitz von Geräten zu erlauben.',
  'remedy.ask-for-release':
    'Bitten Sie die Person, von der Sie es haben, es freizugeben. Stecken Sie es dann noch einmal ein.',
  'remedy.wait': 'Warten Sie einen Moment: Es geht von selbst weiter.',
  'remedy.check-the-network':
    'Prüfen Sie die Netzwerkverbindung und die Adresse des Dienstes, und versuchen Sie es dann noch einmal. Nichts ist verloren.',
  'remedy.check-the-certificate': 'Fragen Sie, wer das Netzwerk betreut, welches Zertifikat dorthin gehört.',
  'remedy.check-the-clock': 'Stellen Sie Datum und Uhrzeit des Computers, und versuchen Sie es noch einmal.',
  'remedy.look-at-ownerships': 'Sehen Sie nach, wem das Gerät gehört, bevor Sie weitermachen.',
  'remedy.try-again': 'Versuchen Sie es noch einmal.',
  'remedy.mend-the-configuration': 'Berichtigen Sie, was oben genannt ist, und versuchen Sie es noch einmal.',
  'remedy.check-the-disk':
    'Prüfen Sie, ob auf dem Datenträger Platz ist und geschrieben werden darf. Versuchen Sie es dann noch einmal.',
  'remedy.close-the-other': 'Schließen Sie das andere Programm, oder benutzen Sie dessen Fenster.',

  'special.modem-manager.what':
    '{holder}{has_pid, select, yes { (Prozess {pid})} other {}} hat {port} geöffnet, um zu sehen, ob es ein Modem ist.',
  'special.modem-manager.now':
    'Warten Sie 20 Sekunden: Meist gibt es den Anschluss frei.{awaited, select, yes {} other { Versuchen Sie es dann noch einmal.}} Wenn nicht, lassen Sie ihm einmal vom Administrator sagen, dass es Geräte dieser Art in Ruhe lässt.',
  'special.brltty.what':
    '{holder}{has_pid, select, yes { (Prozess {pid})} other {}}, ein Programm für Braillezeilen, hat {port} geöffnet.',
  'special.brltty.now':
    'Wenn an diesem Computer niemand eine Braillezeile verwendet, lassen Sie es vom Administrator abschalten. Stecken Sie das Gerät dann neu ein{awaited, select, yes {} other { und versuchen Sie es noch einmal}}.',
  'special.group.now':
    'Lassen Sie Ihren Benutzer in die Gruppe „{group}“ aufnehmen, melden Sie sich am Computer ab und wieder an, und versuchen Sie es noch einmal.',
  'special.garbled.now':
    'Wahrscheinlich ist es ein anderes Gerät als das gewählte, oder es ist auf ein anderes Tempo eingestellt. Wählen Sie die Art des Geräts, und versuchen Sie es noch einmal.',
  'special.portal.now':
    'Öffnen Sie irgendeine Seite im Browser: Verlangt das Netzwerk eine Anmeldung, melden Sie sich dort an. Prüfen Sie sonst die Adresse des Dienstes. Versuchen Sie es dann noch einmal.',
  'special.unknown-device.now':
    'Legen Sie dieses Gerät beiseite und sagen Sie es, wer es geliefert hat: Es muss erst beim Dienst eingetragen werden.',
  'special.differs.what': 'Sie haben gesagt, dass auf dem Etikett etwas anderes steht. Das Gerät nennt {found}.',
  'special.differs.now':
    'Sehen Sie nach, ob das Gerät in Ihrer Hand das hier angeschlossene ist, und vergleichen Sie noch einmal. Ist es das und das Etikett weicht ab: Legen Sie es beiseite.',
}
