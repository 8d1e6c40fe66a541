/** `report`: what became of a batch, as a file. Read beside whoever holds the data folder. */
import { type Command, Option } from 'commander'
import { type ReportFormat, reportFormats } from '../../../app/api/batch.ts'
import { reportFile } from '../../../app/batch/report/report-files.ts'
import { reportContent } from '../../../app/batch/report-content.ts'
import { ActivatorError } from '../../../app/errors.ts'
import { shown } from '../../../app/texts/shown.ts'
import { sheetWriter } from '../../adapters/sheet-writer.ts'
import { openStationKey } from '../../adapters/station-key.ts'
import { writeWhole } from '../../adapters/whole-file.ts'
import { clock } from '../../compose.ts'
import { readNamed } from '../batch/named.ts'
import { type CommandModule, examples } from '../command.ts'
import { exits } from '../exit.ts'

interface ReportOptions {
  readonly batch?: string
  readonly format: ReportFormat
  readonly out: string
}

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--batch <name>', words('cli.option.batch'))
      .addOption(
        new Option('--format <format>', words('cli.option.report-format')).choices(reportFormats).makeOptionMandatory(),
      )
      .requiredOption('--out <file>', words('cli.option.out'))
      .addHelpText(
        'after',
        examples(words, 'report --format xlsx --out order-4711.xlsx', 'report --format json --out report.json'),
      )
  },

  async run({ options, output, words, signal }, command: Command) {
    const { batch, format, out } = command.opts<ReportOptions>()
    const { record, journal } = readNamed(options.dataDir, batch)
    using _journal = journal
    const seal = await openStationKey(options.dataDir)
    const content = reportContent(record, clock.now().toISOString())
    const breathe = () => clock.sleep(0, signal)
    const { text, bytes } = await reportFile(content, format, { seal, sheets: sheetWriter, words, breathe, signal })
    await writeWhole(out, bytes ?? text ?? '').catch((error: unknown) => {
      throw new ActivatorError('CONFIG_INVALID', { what: String(error), where: out }, error)
    })
    const { fingerprint } = seal
    const told = { event: 'report', batch: record.id, name: record.created.name, format, file: out }
    output.record({ ...told, rows: content.rows.length, fingerprint })
    output.line(words('cli.records.written', { file: shown(out) }))
    output.note(words('cli.report.fingerprint', { fingerprint }))
    return exits.done
  },
}
