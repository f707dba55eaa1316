// Feeds by a RELAX NG grammar of Atom, sitemaps by the XML Schemas of the protocol, both read by
// libxml2.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, dirname } from 'node:path'
import { RelaxNGValidator, XmlDocument, XsdValidator } from 'libxml2-wasm'

const here = import.meta.dirname
const schema = file => XmlDocument.fromBuffer(readFileSync(file))
const sitemapPackage = dirname(createRequire(import.meta.url).resolve('sitemap/package.json'))

const atom = RelaxNGValidator.fromDoc(schema(join(here, 'atom.rng')))
const sitemap = XsdValidator.fromDoc(schema(join(sitemapPackage, 'schema/sitemap.xsd')))
const index = XsdValidator.fromDoc(schema(join(here, 'siteindex.xsd')))

function validate(validator, text) {
  const doc = XmlDocument.fromString(text)
  try {
    validator.validate(doc)
    return []
  } catch (e) {
    return [e.message, ...(e.details ?? []).map(d => `line ${d.line}: ${d.message.trim()}`)]
  } finally {
    doc.dispose()
  }
}

// checkAtom adds to the grammar what it cannot say: no two entries of one id.
export function checkAtom(text) {
  const ids = [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(m => m[1]).slice(1)
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
  return [...validate(atom, text), ...twice.map(id => `two entries have the id ${id}`)]
}

export const checkSitemap = text => validate(text.includes('<sitemapindex') ? index : sitemap, text)
