// Package importer turns exports of other systems into stories of the archive.
//
//	sources → files → items → stories → story files
//
// Sources are files, folders and archives (package pack). Each file is recognised by its content
// and read by one of the formats, which hand on items (package item): a story in one version, with
// its body as the export has it. The importer brings the versions of one story together, decides
// what each story is called and what it may be, turns its body into Markdown (package body), and
// writes. It knows nothing of annotations, indexes or pages.
//
// The sources are read twice. The first reading is a census: it keeps of each item what others have
// to know of it (its id, day, name and addresses, never its body), for a link can lead to a story
// that comes later, a tag is a topic where five stories share it, and whether 05/01 is in May is
// told by the whole batch. The second reading writes, a small batch of stories at a time. So an
// export of a gigabyte takes the memory of its ids.
//
// # It can be done again
//
// import.jsonl in the site folder remembers for each story where it came from, the digest of the
// original and the digest of what was written. It lies beside site.yaml and not in content/, for it
// is nothing that is published, and in git, for without it nobody could tell the import's words
// from an editor's. A story whose file is no longer what was written has been edited: it is left
// alone.
//
// # Killed at any moment
//
// Files are written in the folder .import and renamed into place. Before the first file of a batch
// moves, a journal there says what is about to be written; the next run takes what it finds in
// place for its own, and goes on.
//
// # What must hold
//
// Every item that a format hands on ends in exactly one line of the report (Report.Sum). The same
// sources over the same archive give the same bytes, on any number of cores.
package importer
