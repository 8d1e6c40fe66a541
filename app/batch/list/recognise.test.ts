import { describe, expect, test } from 'vitest'
import type { ListRow } from '../../outside.ts'
import { titlesOf } from './columns.ts'
import { recognise } from './recognise.ts'
import { rolesOf } from './titles.ts'

/** Lines as they stand in a file, cells parted by `|`; blank ones are no rows. */
const rowsOf = (text: string): readonly ListRow[] =>
  text
    .split('\n')
    .map((line, index) => ({ line: index + 1, cells: line.split('|').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
const seen = (text: string) => {
  const { header, columns } = recognise(rowsOf(text))
  return [header, columns.join(' ')]
}

describe('titles', () => {
  test.each([
    ['serial', 'Serial number,Serial-No.,SERIAL_NUMBER,serialNumber,S/N,SN,SN-Nr.,Device serial,Ser. no.'],
    ['serial', 'Seriennummer,Serien-Nr.,Serien-Nr,Serien Nr,Gerätesériennummer,Gerate-Seriennummer'],
    ['serial', 'N° de série,Nº de série,No de série,Numéro de série,N° série,Num. de série'],
    ['name', 'Name,Device name,Gerätename,Nom,Nom de l’appareil,Hostname'],
    ['type', 'Type,Typ,Device type,Gerätetyp,Model,Modell,Modèle,Artikel,Article no.,Item,Produkt,SKU,Référence'],
    ['carton', 'Carton,Karton,Karton-Nr.,Kartonnummer,Box,Colis,Packstück,Kiste'],
    ['pallet', 'Pallet,Palette,Palettennummer,N° palette,SSCC'],
    ['customer', 'Customer,Kunde,Empfänger,Client,Destinataire,Ship to,Warenempfänger'],
  ])('%s: %s', (role, titles) => {
    for (const title of titles.split(',')) expect([title, rolesOf(title)[0]]).toEqual([title, role])
  })

  test.each(['Quantity', 'Pos', 'Menge', 'Datum', '012345', 'SN0012', 'Price', 'Snow', 'Insert'])(
    'none: %s',
    (title) => {
      expect(rolesOf(title)).toEqual([])
    },
  )

  test('a sentence about the list is none', () => {
    expect(rolesOf('This list holds the serial numbers of all devices we have sent')).toEqual([])
  })
})

describe('where the table begins', () => {
  test.each([
    ['one line of titles', 'Serial number|Name\n012345|A\n012346|B', 1, 'serial name'],
    ['none', '1|ZX-0001|red\n2|ZX-0002|red\n3|ZX-0003|red', 0, 'ignore serial ignore'],
    ['none, one column', '350001\n350002', 0, 'serial'],
    ['a title above', 'Packing list 7\n\nSerial number|Carton\n012345|1', 3, 'serial carton'],
    [
      'a title above that sounds like one',
      'Serial numbers of delivery 7\nSerial number|Quantity\n012345|1',
      2,
      'serial ignore',
    ],
    ['titles above, with numbers in them', 'Serial numbers\nNo. 7\nSerial number\n012345', 3, 'serial'],
    ['two languages', 'Serial number|Carton\nSeriennummer|Karton\n012345|1', 2, 'serial carton'],
    ['titles over two lines', 'Serial|Carton\nnumber|label\n012345|1\n012346|1', 2, 'serial carton'],
    ['groups of titles above', 'Device||Delivery\nName|Serial number|Pallet\nA|012345|1', 2, 'name serial pallet'],
    ['no title that says it', 'Barcode|Colour|Customer\n012345|red|K\n012346|red|K', 1, 'serial ignore customer'],
    ['titles of nothing known', 'Barcode|Colour\n012345|red\n012346|red', 1, 'serial ignore'],
    ['nothing above short ones', Array.from({ length: 300 }, (_, n) => `S${n}`).join('\n'), 0, 'serial'],
    ['words above what no title names', 'Delivery of May\n\nZX-0001\nZX-0002', 1, 'serial'],
    ['nothing like a list', 'hello world|how are you', 0, 'ignore ignore'],
  ])('%s', (_what, text, header, columns) => {
    expect(seen(text)).toEqual([header, columns])
  })

  test('a device whose type or customer reads like a title stays a device', () => {
    expect(seen('AX-0001|Item|Client\nAX-0002|Item|Client\nAX-0003|Item|Client')).toEqual([0, 'serial ignore ignore'])
  })

  test('letters alone are serial numbers too where a title says so: no line of them is taken for a title', () => {
    expect(seen('Serial|Carton\nABCD|A\nABCE|B')).toEqual([1, 'serial carton'])
  })
})

describe('what columns hold', () => {
  test.each([
    ['Customer name|Name|S/N', 'customer name serial'],
    ['Serial number|Name of the customer', 'serial customer'],
    ['Article name|Serial number', 'type serial'],
    ['Carton serial number|Serial number', 'carton serial'],
    ['Serial number|Serial number 2', 'serial ignore'],
  ])('%s', (titles, columns) => {
    expect(seen(`${titles}\n${titles.replaceAll(/[^|]+/g, '012345')}`)[1]).toBe(columns)
  })

  test('each title is told once, lines about the whole list not at all', () => {
    const rows = rowsOf('Packing list\nSerial number|Carton\nSerial number|Karton\n012345|1')
    expect(titlesOf(rows.slice(0, 3), 2)).toEqual(['Serial number', 'Carton Karton'])
  })
})
