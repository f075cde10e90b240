package main
import ("context";"fmt";"os";"path/filepath";"strings";"github.com/klauspost/compress/zstd";"time")
type line struct{what string; got, bar size}
type size int64
func load() string { t,_ := os.ReadFile("/proc/loadavg"); return string(t) }
func main() {
 ctx := context.Background()
 dir := "/tmp/br/prof/site"
 if _, err := os.Stat(dir); err != nil { os.MkdirAll(dir, 0o755); if err := build(ctx, dir); err != nil { panic(err) } }
 s := serve(dir+"/public")
 files, _ := filepath.Glob(dir+"/public/measured/assets/*.wasm.zst")
 packed, _ := os.ReadFile(files[0])
 d, _ := zstd.NewReader(nil)
 raw, err := d.DecodeAll(packed, nil); if err != nil { panic(err) }
 os.WriteFile(dir+"/public/measured/raw.wasm", raw, 0o644)
 fmt.Println("raw", len(raw), load())
 for i := 0; i < 2; i++ {
 os.RemoveAll("/tmp/br/prof/p")
 b, err := open(ctx, "/tmp/br/prof/p", s.URL); if err != nil { panic(err) }
 if err := b.visit(); err != nil { panic(err) }
 r, err := evaluate[string](b, `(async () => {
  let t = performance.now(), out = ""
  const lap = (n) => { const now = performance.now(); out += n + " " + (now - t).toFixed(0) + "; "; t = now }
  const w = await fetch("../raw.wasm"); const buf = await w.arrayBuffer(); lap("fetch raw")
  const m = await WebAssembly.compileStreaming(new Response(buf, {headers: {"Content-Type": "application/wasm"}})); lap("compileStreaming")
  const s = WebAssembly.Module.customSections(m, "runnel:exports")[0]; lap("section " + s.byteLength)
  return out
 })()`)
 fmt.Println(r, err)
 b.close()
 }
 for _, what := range []string{"zst", "raw", "zst", "raw"} {
 if what == "raw" { os.WriteFile(files[0], raw, 0o644) } else { os.WriteFile(files[0], packed, 0o644) }
 os.RemoveAll("/tmp/br/prof/p")
 b, err := open(ctx, "/tmp/br/prof/p", s.URL); if err != nil { panic(err) }
 if err := b.visit(); err != nil { panic(err) }
 evaluate[bool](b, `(() => { window.log = []; const t0 = performance.now(); const W = Worker; window.Worker = class extends W { constructor(u) { super(u); const b = performance.now(); this.n = (window.nn = (window.nn||0)+1); window.log.push(this.n + " new " + (b - t0).toFixed(0)); this.addEventListener("message", (e) => window.log.push(this.n + " " + e.data.type + " " + (performance.now() - t0).toFixed(0) + (e.data.report ? JSON.stringify(e.data.report).slice(0, 40) : ""))) } }; return true })()`)
 first, err := b.firstOutput("hello")
 l, _ := evaluate[string](b, `window.log.join("; ")`)
 fmt.Println(what, first, err, strings.TrimSpace(load()), l)
 b.close()
 time.Sleep(time.Second)
 }
 os.WriteFile(files[0], packed, 0o644)
}
