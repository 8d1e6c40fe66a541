import { SerialPort } from 'serialport'

const port = new SerialPort({ path: process.argv[2], baudRate: 115_200 })
port.write('{"req":"identify"}\n')
setInterval(() => undefined, 1000)
