# make          bin/runnel
# make site     all set-up, and the course built into public/
# make test     all set-up, and every test
# make generate the symbol tables of the standard library, from this Go's export data
# make bench    the benchmarks
# make bench-browser  what readers wait for and load, in a real browser, held to bars
# make conformance  the interpreter against Go's own test suite and the examples of its library
# make fuzz-parity  random programs under both, for BUDGET (10m), and what differs made small
# make check    what CI checks beside the tests: format, vet, staticcheck, cross-builds

export CGO_ENABLED := 0
export GOTOOLCHAIN := local

GO_SOURCES := $(shell find . -name '*.go' -not -path './.*' -not -path './node_modules/*')
THEME := themes/default
THEME_SOURCES := $(shell find $(THEME) -type f -not -path '*/node_modules/*' -not -path '*/packed/*')
LIBRARIES := $(THEME)/packed/libraries.zip
WORKER_SOURCES := $(shell find runner/worker runner/interpret runner/traceback runner/wire runner/rt runner/symbols runner/exports runner/artifact -name '*.go')
BROWSER_SOURCES := $(shell find runner/wasm runner/fragment runner/frontend runner/stdsource runner/postmortem -name '*.go' -not -name '*_test.go')
PACKED := runner/artifact/packed

.PHONY: all site test generate bench bench-browser conformance fuzz-parity check clean

all: bin/runnel

bin/runnel: $(GO_SOURCES) $(THEME_SOURCES) $(PACKED)/worker.sha256 $(PACKED)/runner.wasm.zst $(LIBRARIES) go.mod go.sum
	@echo "building bin/runnel"
	@go build -trimpath -buildvcs=false -tags packed -o $@ .

# The worker and the export data that bin/runnel carries; the hash is written last.
$(PACKED)/worker.sha256: $(WORKER_SOURCES) go.mod go.sum
	@echo "building the worker and packing export data (a minute the first time)"
	@go run ./runner/artifact/pack worker $(PACKED)

# The runner for browsers; the program zstd makes it smaller than Go can.
$(PACKED)/runner.wasm.zst: $(PACKED)/worker.sha256 $(BROWSER_SOURCES)
	@.ci/zstd
	@echo "building the runner for browsers (a minute or two the first time)"
	@go run ./runner/artifact/pack browser $(PACKED)

# The npm packages that the theme's scripts import, bundled for bin/runnel to carry.
$(LIBRARIES): $(THEME)/node_modules/.package-lock.json $(wildcard themes/*.go) $(wildcard themes/pack/*.go)
	@echo "bundling the libraries of the theme"
	@go run ./themes/pack $(THEME)

site: bin/runnel
	@echo "building the course into public/"
	@bin/runnel build

# The site comes first: the browser tests read the course, and its timings are honest
# only where they are taken while nothing else runs.
test: site
	@.ci/chromium
	@echo "checking the types of the theme's scripts"
	@npm --prefix $(THEME) run --silent check
	@echo "running every test"
	@go test ./...

$(THEME)/node_modules/.package-lock.json: $(THEME)/package-lock.json
	@echo "installing the theme's npm packages"
	@npm --prefix $(THEME) ci --silent --no-audit --no-fund
	@touch $@

generate:
	go generate ./...

bench:
	go test -run '^$$' -bench . ./...

bench-browser: $(THEME)/node_modules/.package-lock.json
	@.ci/chromium
	@go run ./site/e2e/bench

conformance:
	@echo "holding the interpreter to Go's own test suite and the examples of its library"
	@go run ./runner/conformance

BUDGET := 10m
# Each day has programs of its own.
SEED := $(shell date +%Y%m%d)00000

fuzz-parity:
	@echo "comparing the interpreter with the Go toolchain over random programs for $(BUDGET)"
	@go run ./runner/parity -seed $(SEED) -budget $(BUDGET)

check:
	@echo "checking format, vet, staticcheck and the other systems"
	@unformatted=$$(gofmt -l main.go *_test.go runner site themes); test -z "$$unformatted" || { echo "not gofmt-ed: $$unformatted"; exit 1; }
	@go vet ./...
	@go tool staticcheck ./...
	@for os in darwin windows; do echo "building for $$os"; GOOS=$$os go build -o /dev/null . && GOOS=$$os go vet ./runner/worker || exit 1; done

clean:
	rm -rf bin public $(PACKED) $(dir $(LIBRARIES))
