// JSON against JSON Schemas: what the specifications of Popolo and of the Web Annotation model
// demand, what docs/formats.md says of the archive's own files, and the Table Schemas of the data
// package, which rows in JSON meet as well.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const ajv = addFormats(new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false }))
ajv.addFormat('iri', s => URL.canParse(s) && !/\s/.test(s))
const compiled = {}

function problems(validate, data) {
  return validate(data) ? [] : validate.errors.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`)
}

export function checkJSON(name, data) {
  compiled[name] ??= ajv.compile(JSON.parse(readFileSync(join(import.meta.dirname, name + '.schema.json'), 'utf8')))
  return problems(compiled[name], data)
}

// checkRow reads an object whose keys are the columns of a Table Schema; what is not given is left
// out.
export function checkRow(table, data) {
  const types = { date: { type: 'string', format: 'date' } }
  const key = JSON.stringify(table)
  compiled[key] ??= ajv.compile({
    type: 'object',
    additionalProperties: false,
    required: table.fields.filter(f => f.constraints?.required).map(f => f.name),
    properties: Object.fromEntries(table.fields.map(f => [f.name, types[f.type] ?? { type: f.type }])),
  })
  return problems(compiled[key], data)
}
