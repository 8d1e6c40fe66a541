/** What went wrong, what it means for the device, and what to do now: in that order, short and calm. */
export const failuresEnglish = {
  'failure.PORT_BUSY.title': 'Another program is using the port',
  'failure.PORT_BUSY.what':
    '{has_holder, select, yes {{holder}{has_pid, select, yes { (process {pid})} other {}} has} other {Another program has}} opened {port}.',
  'failure.PORT_PERMISSION.title': 'This computer does not let you use the port',
  'failure.PORT_PERMISSION.what':
    'Your user may not open {port}.{has_group, select, yes { It belongs to the group “{group}”.} other {}}',
  'failure.PORT_GONE.title': 'The device was unplugged',
  'failure.PORT_GONE.what': 'The port {port} disappeared while it was in use.',
  'failure.PORT_LIST_UNAVAILABLE.title': 'The ports cannot be listed',
  'failure.PORT_LIST_UNAVAILABLE.what': 'The system does not say which ports there are: {reason}',
  'failure.DEVICE_SILENT.title': 'The device does not answer',
  'failure.DEVICE_SILENT.what':
    'The device on {port} was asked {attempts, plural, one {# time} other {# times}} and gave no usable answer.',
  'failure.DEVICE_GARBLED.title': 'The device sends too much to make sense of',
  'failure.DEVICE_GARBLED.what':
    'More than {bytes, number} bytes came from {port} without {cap, select, line {a line end} other {an answer in them}}. The port was closed.',
  'failure.IDENTITY_INVALID.title': 'The device does not say properly who it is',
  'failure.IDENTITY_INVALID.what':
    'Its {field, select, serial_number {serial number} other {device name}} {reason, select, missing {is missing} type {is not text: zeros at its start may be lost} other {does not look as it should}}.{has_found, select, yes { It sent: {found}} other {}}',
  'failure.IDENTITY_UNSTABLE.title': 'The device gave two different answers',
  'failure.IDENTITY_UNSTABLE.what': 'It first said it was {first}, then {second}.',
  'failure.NO_PROFILE.title': 'Not known how to ask this device',
  'failure.NO_PROFILE.what':
    '{has_profile, select, yes {There is no device profile “{profile}” for {port}.} other {No device profile fits {port}. Nothing was sent to it, since it could be anything.}}',
  'failure.LABEL_MISMATCH.title': 'Not the device that was expected',
  'failure.LABEL_MISMATCH.what':
    '{source, select, list {The list expects {expected}} other {The label says {expected}}}, the device says {found}.',
  'failure.NOT_ON_LIST.title': 'Not on the list',
  'failure.NOT_ON_LIST.what': 'The serial number {serial_number} is not on the packing list.',
  'failure.ALREADY_IN_BATCH.title': 'Already in this batch',
  'failure.ALREADY_IN_BATCH.what': '{serial_number} was finished earlier in this batch.',
  'failure.DUPLICATE_DEVICE.title': 'The same device a second time',
  'failure.DUPLICATE_DEVICE.what':
    '{has_port, select, yes {{serial_number} is being activated on {port} at this moment.} other {{serial_number} is being given back at this moment.}}',
  'failure.SIGN_IN_REQUIRED.title': 'You are not signed in',
  'failure.SIGN_IN_REQUIRED.what':
    '{has_account, select, yes {The service wants {account} to sign in again.} other {The service only answers to somebody who is signed in.}}',
  'failure.SIGN_IN_REFUSED.title': 'Signing in was refused',
  'failure.SIGN_IN_REFUSED.what':
    'The service does not accept {has_account, select, yes {{account} with this password} other {this user name and password}}.',
  'failure.NOT_A_MANAGER.title': 'This account may not own devices',
  'failure.NOT_A_MANAGER.what':
    'The service knows {has_account, select, yes {{account}} other {the account}}, but does not let it take devices.',
  'failure.DEVICE_UNKNOWN.title': 'The service does not know this device',
  'failure.DEVICE_UNKNOWN.what':
    'The service has no device {has_serial_number, select, yes {{serial_number} with this name} other {{has_device_id, select, yes {with the id {device_id}} other {like this one}}}}.',
  'failure.OWNED_BY_OTHER.title': 'This device belongs to another account',
  'failure.OWNED_BY_OTHER.what':
    'The service knows {serial_number}, but its present owner has not released it. Whose account that is, nobody is told.',
  'failure.RATE_LIMITED.title': 'The service is busy',
  'failure.RATE_LIMITED.what': 'The service asks for a pause of {seconds, plural, one {# second} other {# seconds}}.',
  'failure.SERVICE_UNREACHABLE.title': 'The service cannot be reached',
  'failure.SERVICE_UNREACHABLE.what':
    'No answer came from {service}.{has_reason, select, yes { The system says: {reason}} other {}}',
  'failure.SERVICE_REFUSED.title': 'The service refused',
  'failure.SERVICE_REFUSED.what':
    'It answered with status {status}{has_detail, select, yes { and says: {detail}} other {. It gave no reason.}}',
  'failure.SERVICE_NONSENSE.title': 'Something else answered than the service',
  'failure.SERVICE_NONSENSE.what':
    'The answer {what, select, not_json {is not in the service’s format} schema {does not hold what it should} too_large {is far too large} cut {is cut short} redirect {points to another address} other {cannot be decoded}}. A sign-in page of a network or a wrong address can do that.',
  'failure.TLS_UNTRUSTED.title': 'The connection is not trusted',
  'failure.TLS_UNTRUSTED.what':
    '{reason, select, date {The certificate of {service} is not valid at this time. This computer’s clock says {local_time}: either the clock or the certificate is wrong.} host {The certificate shown by {service} was made for another address.} other {The certificate of {service} comes from an authority this computer does not trust.}}',
  'failure.PROOF_MISMATCH.title': 'The proof does not match',
  'failure.PROOF_MISMATCH.what':
    '{field, select, nothing {The ownership could not be read back from the service.} serial_number {Read back, the ownership names another serial number.} device_name {Read back, the ownership names another device name.} manager {Read back, the ownership belongs to another account.} end_time {Read back, the ownership has already ended.} other {Read back, it is another ownership.}}{has_found, select, yes { Expected: {has_expected, select, yes {{expected}} other {–}}, found: {found}.} other {}}',
  'failure.NOT_OWNER.title': 'This device is not yours',
  'failure.NOT_OWNER.what':
    '{has_serial_number, select, yes {The device {serial_number}} other {{has_device_id, select, yes {The device with the id {device_id}} other {The device}}}} does not belong to this account, so it cannot be released.',
  'failure.CANCELLED.title': 'Stopped',
  'failure.CANCELLED.what': 'It was stopped before it was finished.',
  'failure.TIMED_OUT.title': 'It took too long',
  'failure.TIMED_OUT.what': 'It was not finished within {seconds, plural, one {# second} other {# seconds}}.',
  'failure.CONFIG_INVALID.title': 'Something is set up wrongly',
  'failure.CONFIG_INVALID.what':
    'This cannot be used: {what}{has_where, select, yes { ({where}{has_line, select, yes {, line {line}} other {}})} other {}}{has_ids, select, yes {: {ids}} other {}}.',
  'failure.JOURNAL_UNAVAILABLE.title': 'The journal cannot be written',
  'failure.JOURNAL_UNAVAILABLE.what':
    'Nothing is sent before it is written down, and that failed: {reason}{has_file, select, yes { ({file})} other {}}',
  'failure.DATA_FOLDER_IN_USE.title': 'Device Activator is already running',
  'failure.DATA_FOLDER_IN_USE.what':
    'The data folder {folder} is in use{has_pid, select, yes { by process {pid}{has_host, select, yes { on {host}} other {}}} other { by another program}}.',

  'device.yes.lead': 'Yours.',
  'device.yes': 'The service has the device under your account. Only the last step is missing.',
  'device.no.lead': 'Not yours yet.',
  'device.no': 'Nothing about the device was changed.',
  'device.untouched.lead': 'Unchanged.',
  'device.untouched': 'The service was not asked to change anything.',
  'device.unknown.lead': 'Not known yet.',
  'device.unknown': 'The service has not said whether it is yours. Trying again is safe: the app asks before it sends.',
  'device.other.lead': 'Not yours, and unchanged.',
  'device.other': 'It goes on working for its owner.',

  'remedy.free-the-port':
    'Close the other program, or wait until it lets go.{awaited, select, yes {} other { Then try again.}}',
  'remedy.get-permission': 'Have your user allowed to use serial ports, sign in to the computer again, and try again.',
  'remedy.plug-in-again': 'Plug the device in again, firmly and without a hub if you can. Then try again.',
  'remedy.check-the-system': 'Check that serial ports work on this computer. “doctor” says what is missing.',
  'remedy.check-the-device': 'Check that the device is on and the cable carries data, not only power. Then try again.',
  'remedy.choose-a-profile': 'Choose what kind of device it is, then try again.',
  'remedy.compare-the-label': 'Compare the serial number with the label on the device.',
  'remedy.look-in-the-list': 'Look for the device in the list, or take the one that is expected.',
  'remedy.put-aside': 'Put this device aside and go on with the next one.',
  'remedy.sign-in': 'Sign in with your user name and password.',
  'remedy.ask-the-administrator': 'Ask whoever looks after the account to allow it to own devices.',
  'remedy.ask-for-release': 'Ask the person you got it from to release it. Then plug it in again.',
  'remedy.wait': 'Wait a moment: it goes on by itself.',
  'remedy.check-the-network':
    'Check the network connection and the address of the service, then try again. Nothing is lost.',
  'remedy.check-the-certificate': 'Ask whoever looks after the network which certificate belongs there.',
  'remedy.check-the-clock': 'Set the computer’s date and time, then try again.',
  'remedy.look-at-ownerships': 'Look up who owns the device before you go on.',
  'remedy.try-again': 'Try again.',
  'remedy.mend-the-configuration': 'Correct what is named above, then try again.',
  'remedy.check-the-disk': 'Check that the disk has space and can be written. Then try again.',
  'remedy.close-the-other': 'Close the other one, or use its window.',

  'special.modem-manager.what':
    '{holder}{has_pid, select, yes { (process {pid})} other {}} has opened {port} to see whether it is a modem.',
  'special.modem-manager.now':
    'Wait 20 seconds: it usually lets go.{awaited, select, yes {} other { Then try again.}} If not, have an administrator tell it once to leave this kind of device alone.',
  'special.brltty.what':
    '{holder}{has_pid, select, yes { (process {pid})} other {}}, a program for Braille displays, has opened {port}.',
  'special.brltty.now':
    'If nobody uses a Braille display on this computer, have an administrator switch it off. Then plug the device in again{awaited, select, yes {} other { and try again}}.',
  'special.group.now':
    'Have your user put into the group “{group}”, sign out of the computer and in again, and try again.',
  'special.garbled.now':
    'Most likely it is another kind of device than the chosen one, or set to another speed. Choose what kind it is, then try again.',
  'special.portal.now':
    'Open any page in a browser: if the network asks you to sign in, do that. Else check the address of the service. Then try again.',
  'special.unknown-device.now':
    'Put this device aside and tell whoever supplied it: it has to be registered with the service first.',
  'special.differs.what': 'You said that the label is different. The device says {found}.',
  'special.differs.now':
    'See whether the device in your hand is the one plugged in here, then compare again. Is it, and the label differs: put it aside.',
} as const
