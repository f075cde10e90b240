// Go's own support for WASM, which the build adds. It defines globalThis.Go.
declare module "wasm_exec"
