// check.mjs DIR BASE-URL [EDITS] reads every file of a built site by the rules of its format, with
// libraries and vocabularies that are not the project's. It prints, as one JSON object, how many
// files of each kind it has read and what is wrong with them. EDITS, a JSON list of {file, from,
// to}, are made one at a time instead, and what is wrong with each edited file is printed as a
// list; of a file that is wrong without an edit, that. It asks nothing of the network.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { checkAnnotations, checkLinkedData } from './linked.mjs'
import { checkJSON, checkRow } from './schemas.mjs'
import { checkPackage, checkTable, tableSchemas } from './tables.mjs'
import { checkAtom, checkSitemap } from './xml.mjs'

const [dir, base, edits] = process.argv.slice(2)
const schemas = tableSchemas(dir)
const tableOf = name => schemas[name.split('/').pop().split('.')[0]]
const script = 'application/ld+json">'

const checkRows = file => [...checkJSON('rows', file), ...file.rows.flatMap(row => checkRow(schemas.quotations, row))]
const checkLines = (text, name) =>
  text.trimEnd().split('\n').flatMap(line => checkLine(JSON.parse(line), tableOf(name)))
const checkPage = (text, name) => checkLinkedData(text, base + name.replace(/index\.html$/, ''))
// A line of the stories has lists, for which the table of the same rows has texts.
const checkLine = (line, table) => table === schemas.stories ? checkJSON('stories', line) : checkRow(table, line)
async function checkBoth(text) {
  return [...checkJSON('annotations', JSON.parse(text)), ...await checkAnnotations(text)]
}

// kinds tells by a file's name, and where that says too little its text, what it is and how it is
// checked.
const kinds = [
  ['package', name => name === 'data/datapackage.json', text => checkPackage(dir, text)],
  ['table', name => name.endsWith('.csv'), (text, name) => checkTable(text, tableOf(name))],
  ['feed', name => name.endsWith('feed.xml'), checkAtom],
  ['sitemap', name => /^sitemap.*\.xml$/.test(name), checkSitemap],
  ['popolo', name => name === 'data/people.json', text => checkJSON('popolo', JSON.parse(text))],
  ['annotations', name => name.endsWith('/annotations.json'), checkBoth],
  ['rows', name => name.endsWith('/quotations.json'), text => checkRows(JSON.parse(text))],
  ['lines', name => name.endsWith('.jsonl'), checkLines],
  ['linked', (name, text) => name.endsWith('.html') && text.includes(script), checkPage],
]

// check gives a file's kind, or nothing for one that is not checked here, and what is wrong with
// it.
async function check(name, text) {
  const [kind, , test] = kinds.find(([, is]) => is(name, text)) ?? []
  try {
    return [kind, kind ? await test(text, name) : []]
  } catch (e) {
    return [kind, [`${e.message ?? e}${e.details ? ' ' + JSON.stringify(e.details) : ''}`]]
  }
}

const read = name => readFileSync(join(dir, name), 'utf8')

if (edits) {
  const found = []
  const asIs = {}
  for (const { file, from, to } of JSON.parse(edits)) {
    const text = read(file)
    const before = asIs[file] ??= (await check(file, text))[1]
    const wrong = text.includes(from) ? (await check(file, text.replace(from, to)))[1] : [`does not hold ${from}`]
    found.push(before.length ? `without an edit: ${before.join('\n')}` : wrong.join('\n'))
  }
  console.log(JSON.stringify(found))
} else {
  const counts = {}
  const problems = []
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter(e => e.isFile())
  for (const name of files.map(e => relative(dir, join(e.parentPath ?? e.path, e.name)).split(sep).join('/')).sort()) {
    const [kind, wrong] = await check(name, read(name))
    if (kind) counts[kind] = (counts[kind] ?? 0) + 1
    problems.push(...wrong.map(p => `${name}: ${p}`))
  }
  console.log(JSON.stringify({ counts, problems }))
}
