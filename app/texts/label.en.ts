/** Labels: read by a scanner, and printed. */
export const labelEnglish = {
  'scan.kept': 'Label read: {label}. It is compared as soon as the device has said who it is.',
  'scan.unused': 'Label read: {label}. Nothing is waiting for one now.',

  'label.title': 'Print label',
  'label.size': 'Label size',
  'label.size.mm': '{width} × {height} mm',
  'label.size.sheet': 'A4 sheet, {width} × {height} mm to cut out',
  'label.code': 'Code',
  'label.code.qr': 'QR code',
  'label.code.datamatrix': 'DataMatrix',
  'label.code.code128': 'Bar code (Code 128)',
  'label.code.not': 'This serial number has characters a {code} cannot hold. A QR code is printed instead.',
  'label.preview': 'Preview, in its proportions',
  'label.real': 'Printed in its real size. In the print dialog, choose this paper and no margins.',
  'label.print': 'Print',
  'label.back': 'Back',
  'label.none': 'There is no device to print a label for',
  'label.none.text': 'Activate a device, or choose one of yours under Devices.',
  'label.devices': 'To the devices',
  'label.serial': 'Serial number',
  'label.card': 'Label · {size}',
} as const
