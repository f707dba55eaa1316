module github.com/onrecord/onrecord

go 1.26.0

require (
	codeberg.org/readeck/go-readability/v2 v2.1.3 // saved pages: which part of a page is its article
	github.com/alecthomas/chroma/v2 v2.27.0 // code blocks, and the formatter of the source view
	github.com/alecthomas/kong v1.17.0 // the command line
	github.com/chromedp/cdproto v0.159.0 // tests: the protocol of a real browser
	github.com/chromedp/chromedp v0.23.0 // tests: a real browser
	github.com/evanw/esbuild v0.28.2 // go generate ./internal/minified: style sheets and scripts without comments and white space
	github.com/fsnotify/fsnotify v1.10.1 // serve: hearing that a file was changed
	github.com/google/go-cmp v0.7.0 // tests: readable differences
	github.com/jba/templatecheck v0.7.1 // tests: templates against the structs they are given
	github.com/klauspost/compress v1.20.4 // s2: what the cache keeps, compressed and back in little time
	github.com/kljensen/snowball v0.10.0 // stems of English words, for the search
	github.com/pelletier/go-toml/v2 v2.4.3 // front matter of Hugo's stories
	github.com/rogpeppe/go-internal v1.16.0 // tests: scripts of commands, txtar
	github.com/yuin/goldmark v1.8.7 // Markdown
	golang.org/x/net v0.62.0 // HTML in Markdown and in other systems' exports; tests: reading HTML
	golang.org/x/sys v0.49.0 // the lock of an output folder on Windows; many files below one folder, looked at and read
	golang.org/x/text v0.43.0 // NFKC, case folding, language tags, encodings
	gopkg.in/yaml.v3 v3.0.1 // front matter, sidecars, the registry, site.yaml
	pgregory.net/rapid v1.3.0 // tests: properties
)

require (
	github.com/BurntSushi/toml v1.4.1-0.20240526193622-a339e1f7089c // indirect
	github.com/andybalholm/cascadia v1.3.3 // indirect
	github.com/dlclark/regexp2/v2 v2.2.1 // indirect
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/go-shiori/dom v0.0.0-20230515143342-73569d674e1c // indirect
	github.com/gogs/chardet v0.0.0-20211120154057-b7413eaefb8f // indirect
	github.com/google/safehtml v0.0.2 // indirect
	github.com/itlightning/dateparse v0.2.1 // indirect
	golang.org/x/exp/typeparams v0.0.0-20231108232855-2478ac86f678 // indirect
	golang.org/x/mod v0.41.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/tools v0.51.0 // indirect
	honnef.co/go/tools v0.8.2 // indirect
)

tool honnef.co/go/tools/cmd/staticcheck // .ci/run: what go vet does not see
