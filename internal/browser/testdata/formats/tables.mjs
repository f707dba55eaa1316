// Tables against the Table Schemas of the data package, by the Frictionless libraries.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import datapackage from 'datapackage'
import tableschema from 'tableschema'

const mark = '\ufeff'

// tableSchemas are the package's schemas by the names of their tables: quotations, mentions.
export function tableSchemas(dir) {
  const { resources } = JSON.parse(readFileSync(join(dir, 'data/datapackage.json'), 'utf8'))
  return Object.fromEntries(resources.filter(r => r.schema).map(r => [r.name.split('-')[0], r.schema]))
}

// checkPackage validates the package's descriptor against the profile, and looks for every file
// that it names.
export async function checkPackage(dir, text) {
  const descriptor = JSON.parse(text)
  const problems = (await datapackage.validate(descriptor)).errors.map(e => e.message)
  for (const r of descriptor.resources) {
    if (!existsSync(join(dir, 'data', r.path))) problems.push(`${r.path} is not there`)
    if (r.schema) problems.push(...(await tableschema.validate(r.schema)).errors.map(e => `${r.name}: ${e.message}`))
  }
  return problems
}

// checkTable reads a table and casts every cell. The byte order mark, which spreadsheets need, is
// for the reader to take off.
export async function checkTable(text, schema) {
  if (!text.startsWith(mark)) return ['has no byte order mark']
  const bytes = Buffer.from(text.slice(mark.length))
  const table = await tableschema.Table.load(() => Readable.from([bytes]), { schema, delimiter: ',' })
  try {
    const rows = await table.read({ forceCast: true, extended: true })
    return rows.filter(row => row instanceof Error).flatMap(messages)
  } catch (e) {
    return messages(e)
  }
}

const messages = e => [e.message, ...(e.errors ?? []).map(x => x.message)]
