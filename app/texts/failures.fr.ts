import type { failuresEnglish } from './failures.en.ts'

export const failuresFrench: Record<keyof typeof failuresEnglish, string> = {
  'failure.PORT_BUSY.title': 'Un autre programme utilise le port',
  'failure.PORT_BUSY.what':
    '{has_holder, select, yes {{holder}{has_pid, select, yes { (processus {pid})} other {}}} other {Un autre programme}} a ouvert {port}.',
  'failure.PORT_PERMISSION.title': 'Cet ordinateur n’autorise pas l’accès au port',
  'failure.PORT_PERMISSION.what':
    'Votre utilisateur n’a pas le droit d’ouvrir {port}.{has_group, select, yes { Le port appartient au groupe « {group} ».} other {}}',
  'failure.PORT_GONE.title': 'L’appareil a été débranché',
  'failure.PORT_GONE.what': 'Le port {port} a disparu pendant son utilisation.',
  'failure.PORT_LIST_UNAVAILABLE.title': 'Impossible de lister les ports',
  'failure.PORT_LIST_UNAVAILABLE.what': 'Le système ne dit pas quels ports existent : {reason}',
  'failure.DEVICE_SILENT.title': 'L’appareil ne répond pas',
  'failure.DEVICE_SILENT.what':
    'L’appareil sur {port} a été interrogé {attempts, plural, one {# fois} other {# fois}} sans donner de réponse utilisable.',
  'failure.DEVICE_GARBLED.title': 'L’appareil envoie trop de données incompréhensibles',
  'failure.DEVICE_GARBLED.what':
    'Plus de {bytes, number} octets sont arrivés de {port} sans {cap, select, line {fin de ligne} other {réponse lisible}}. Le port a été fermé.',
  'failure.IDENTITY_INVALID.title': 'L’appareil ne dit pas correctement qui il est',
  'failure.IDENTITY_INVALID.what':
    'Son {field, select, serial_number {numéro de série} other {nom d’appareil}} {reason, select, missing {manque} type {n’est pas du texte : des zéros au début peuvent être perdus} other {n’a pas la forme attendue}}.{has_found, select, yes { Il a envoyé : {found}} other {}}',
  'failure.IDENTITY_UNSTABLE.title': 'L’appareil a donné deux réponses différentes',
  'failure.IDENTITY_UNSTABLE.what': 'Il a d’abord dit être {first}, puis {second}.',
  'failure.NO_PROFILE.title': 'On ne sait pas comment interroger cet appareil',
  'failure.NO_PROFILE.what':
    '{has_profile, select, yes {Il n’y a pas de profil d’appareil « {profile} » pour {port}.} other {Aucun profil d’appareil ne convient à {port}. Rien ne lui a été envoyé, car cela pourrait être n’importe quoi.}}',
  'failure.LABEL_MISMATCH.title': 'Ce n’est pas l’appareil attendu',
  'failure.LABEL_MISMATCH.what':
    '{source, select, list {La liste attend {expected}} other {L’étiquette indique {expected}}}, l’appareil indique {found}.',
  'failure.NOT_ON_LIST.title': 'Absent de la liste',
  'failure.NOT_ON_LIST.what': 'Le numéro de série {serial_number} n’est pas sur la liste de colisage.',
  'failure.ALREADY_IN_BATCH.title': 'Déjà dans ce lot',
  'failure.ALREADY_IN_BATCH.what': '{serial_number} a déjà été terminé dans ce lot.',
  'failure.DUPLICATE_DEVICE.title': 'Le même appareil une seconde fois',
  'failure.DUPLICATE_DEVICE.what':
    '{has_port, select, yes {{serial_number} est en cours d’activation sur {port}.} other {{serial_number} est en cours de libération.}}',
  'failure.SIGN_IN_REQUIRED.title': 'Vous n’êtes pas connecté',
  'failure.SIGN_IN_REQUIRED.what':
    '{has_account, select, yes {Le service demande que {account} se connecte à nouveau.} other {Le service ne répond qu’à une personne connectée.}}',
  'failure.SIGN_IN_REFUSED.title': 'La connexion a été refusée',
  'failure.SIGN_IN_REFUSED.what':
    'Le service n’accepte pas {has_account, select, yes {{account} avec ce mot de passe} other {ce nom d’utilisateur avec ce mot de passe}}.',
  'failure.NOT_A_MANAGER.title': 'Ce compte ne peut pas posséder d’appareils',
  'failure.NOT_A_MANAGER.what':
    'Le service connaît {has_account, select, yes {{account}} other {le compte}}, mais ne lui permet pas de prendre des appareils.',
  'failure.DEVICE_UNKNOWN.title': 'Le service ne connaît pas cet appareil',
  'failure.DEVICE_UNKNOWN.what':
    'Le service n’a pas d’appareil {has_serial_number, select, yes {{serial_number} portant ce nom} other {{has_device_id, select, yes {portant l’identifiant {device_id}} other {comme celui-ci}}}}.',
  'failure.OWNED_BY_OTHER.title': 'Cet appareil appartient à un autre compte',
  'failure.OWNED_BY_OTHER.what':
    'Le service connaît {serial_number}, mais son propriétaire actuel ne l’a pas libéré. Personne n’apprend de quel compte il s’agit.',
  'failure.RATE_LIMITED.title': 'Le service est occupé',
  'failure.RATE_LIMITED.what': 'Le service demande une pause de {seconds, plural, one {# seconde} other {# secondes}}.',
  'failure.SERVICE_UNREACHABLE.title': 'Le service est injoignable',
  'failure.SERVICE_UNREACHABLE.what':
    'Aucune réponse n’est venue de {service}.{has_reason, select, yes { Le système indique : {reason}} other {}}',
  'failure.SERVICE_REFUSED.title': 'Le service a refusé',
  'failure.SERVICE_REFUSED.what':
    'Il a répondu avec l’état {status}{has_detail, select, yes { et indique : {detail}} other {. Il n’a pas donné de raison.}}',
  'failure.SERVICE_NONSENSE.title': 'Ce n’est pas le service qui a répondu',
  'failure.SERVICE_NONSENSE.what':
    'La réponse {what, select, not_json {n’a pas le format du service} schema {ne contient pas ce qu’elle devrait} too_large {est beaucoup trop longue} cut {est tronquée} redirect {renvoie vers une autre adresse} other {ne peut pas être décodée}}. Une page de connexion du réseau ou une adresse erronée peut en être la cause.',
  'failure.TLS_UNTRUSTED.title': 'La connexion n’est pas fiable',
  'failure.TLS_UNTRUSTED.what':
    '{reason, select, date {Le certificat de {service} n’est pas valable en ce moment. L’horloge de cet ordinateur indique {local_time} : l’horloge ou le certificat est faux.} host {Le certificat présenté par {service} a été fait pour une autre adresse.} other {Le certificat de {service} vient d’une autorité à laquelle cet ordinateur ne fait pas confiance.}}',
  'failure.PROOF_MISMATCH.title': 'La preuve ne correspond pas',
  'failure.PROOF_MISMATCH.what':
    '{field, select, nothing {La propriété n’a pas pu être relue auprès du service.} serial_number {À la relecture, la propriété porte un autre numéro de série.} device_name {À la relecture, la propriété porte un autre nom d’appareil.} manager {À la relecture, la propriété appartient à un autre compte.} end_time {À la relecture, la propriété a déjà pris fin.} other {À la relecture, c’est une autre propriété.}}{has_found, select, yes { Attendu : {has_expected, select, yes {{expected}} other {–}}, trouvé : {found}.} other {}}',
  'failure.NOT_OWNER.title': 'Cet appareil n’est pas à vous',
  'failure.NOT_OWNER.what':
    '{has_serial_number, select, yes {L’appareil {serial_number}} other {{has_device_id, select, yes {L’appareil portant l’identifiant {device_id}} other {L’appareil}}}} n’appartient pas à ce compte et ne peut donc pas être libéré.',
  'failure.CANCELLED.title': 'Arrêté',
  'failure.CANCELLED.what': 'L’opération a été arrêtée avant la fin.',
  'failure.TIMED_OUT.title': 'Cela a pris trop de temps',
  'failure.TIMED_OUT.what': 'L’opération n’a pas abouti en {seconds, plural, one {# seconde} other {# secondes}}.',
  'failure.CONFIG_INVALID.title': 'Un réglage est incorrect',
  'failure.CONFIG_INVALID.what':
    'Ceci est inutilisable : {what}{has_where, select, yes { ({where}{has_line, select, yes {, ligne {line}} other {}})} other {}}{has_ids, select, yes { : {ids}} other {}}.',
  'failure.JOURNAL_UNAVAILABLE.title': 'Impossible d’écrire le journal',
  'failure.JOURNAL_UNAVAILABLE.what':
    'Rien n’est envoyé avant d’avoir été noté, et cela a échoué : {reason}{has_file, select, yes { ({file})} other {}}',
  'failure.DATA_FOLDER_IN_USE.title': 'Device Activator est déjà ouvert',
  'failure.DATA_FOLDER_IN_USE.what':
    'Le dossier de données {folder} est utilisé par {has_pid, select, yes {le processus {pid}{has_host, select, yes { sur {host}} other {}}} other {un autre programme}}.',

  'device.yes.lead': 'À vous.',
  'device.yes': 'Le service a placé l’appareil sous votre compte. Il ne manque que la dernière étape.',
  'device.no.lead': 'Pas encore à vous.',
  'device.no': 'Rien n’a été modifié sur l’appareil.',
  'device.untouched.lead': 'Inchangé.',
  'device.untouched': 'Aucune modification n’a été demandée au service.',
  'device.unknown.lead': 'Pas encore connu.',
  'device.unknown':
    'Le service n’a pas dit si l’appareil est à vous. Réessayer est sans risque : l’application demande avant d’envoyer.',
  'device.other.lead': 'Pas à vous, et inchangé.',
  'device.other': 'Il continue de fonctionner pour son propriétaire.',

  'remedy.free-the-port':
    'Fermez l’autre programme, ou attendez qu’il libère le port.{awaited, select, yes {} other { Puis réessayez.}}',
  'remedy.get-permission':
    'Faites autoriser votre utilisateur à utiliser les ports série, reconnectez-vous à l’ordinateur, puis réessayez.',
  'remedy.plug-in-again': 'Rebranchez l’appareil bien à fond, si possible sans hub. Puis réessayez.',
  'remedy.check-the-system':
    'Vérifiez que les ports série fonctionnent sur cet ordinateur. « doctor » indique ce qui manque.',
  'remedy.check-the-device':
    'Vérifiez que l’appareil est allumé et que le câble transmet des données, pas seulement le courant. Puis réessayez.',
  'remedy.choose-a-profile': 'Choisissez de quel type d’appareil il s’agit, puis réessayez.',
  'remedy.compare-the-label': 'Comparez le numéro de série avec l’étiquette de l’appareil.',
  'remedy.look-in-the-list': 'Cherchez l’appareil dans la liste, ou prenez celui qui est attendu.',
  'remedy.put-aside': 'Mettez cet appareil de côté et passez au suivant.',
  'remedy.sign-in': 'Connectez-vous avec votre nom d’utilisateur et votre mot de passe.',
  'remedy.ask-the-administrator': 'Demandez à la personne qui gère le compte de l’autoriser à posséder des appareils.',
  'remedy.ask-for-release': 'Demandez à la personne qui vous l’a remis de le libérer. Puis rebranchez-le.',
  'remedy.wait': 'Patientez un instant : cela reprend tout seul.',
  'remedy.check-the-network':
    'Vérifiez la connexion au réseau et l’adresse du service, puis réessayez. Rien n’est perdu.',
  'remedy.check-the-certificate': 'Demandez à la personne qui gère le réseau quel certificat est attendu ici.',
  'remedy.check-the-clock': 'Réglez la date et l’heure de l’ordinateur, puis réessayez.',
  'remedy.look-at-ownerships': 'Vérifiez à qui appartient l’appareil avant de continuer.',
  'remedy.try-again': 'Réessayez.',
  'remedy.mend-the-configuration': 'Corrigez ce qui est indiqué ci-dessus, puis réessayez.',
  'remedy.check-the-disk': 'Vérifiez que le disque a de la place et qu’on peut y écrire. Puis réessayez.',
  'remedy.close-the-other': 'Fermez l’autre programme, ou utilisez sa fenêtre.',

  'special.modem-manager.what':
    '{holder}{has_pid, select, yes { (processus {pid})} other {}} a ouvert {port} pour voir si c’est un modem.',
  'special.modem-manager.now':
    'Attendez 20 secondes : il le libère en général.{awaited, select, yes {} other { Puis réessayez.}} Sinon, faites-lui dire une fois par un administrateur de laisser ce type d’appareil tranquille.',
  'special.brltty.what':
    '{holder}{has_pid, select, yes { (processus {pid})} other {}}, un programme pour afficheurs braille, a ouvert {port}.',
  'special.brltty.now':
    'Si personne n’utilise d’afficheur braille sur cet ordinateur, faites-le désactiver par un administrateur. Puis rebranchez l’appareil{awaited, select, yes {} other { et réessayez}}.',
  'special.group.now':
    'Faites ajouter votre utilisateur au groupe « {group} », fermez puis rouvrez votre session, et réessayez.',
  'special.garbled.now':
    'C’est sans doute un autre type d’appareil que celui choisi, ou il est réglé sur une autre vitesse. Choisissez son type, puis réessayez.',
  'special.portal.now':
    'Ouvrez une page dans un navigateur : si le réseau demande de vous connecter, faites-le. Sinon, vérifiez l’adresse du service. Puis réessayez.',
  'special.unknown-device.now':
    'Mettez cet appareil de côté et prévenez le fournisseur : il doit d’abord être enregistré auprès du service.',
  'special.differs.what': 'Vous avez dit que l’étiquette indique autre chose. L’appareil indique {found}.',
  'special.differs.now':
    'Vérifiez que l’appareil que vous tenez est bien celui qui est branché ici, puis comparez à nouveau. Si c’est lui et que l’étiquette diffère, mettez-le de côté.',
}
