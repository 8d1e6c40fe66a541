/** The embedded service as a process of its own, to be killed. Arguments: data folder, port (0: a free one). */
import { startService } from '../../service/server.ts'

const [dataDir = '', port = '0'] = process.argv.slice(2)
const { url } = await startService({ dataDir, port: Number(port) })
process.stdout.write(`${url}\n`)
