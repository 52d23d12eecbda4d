/** The bundle: the one folder that a run leaves behind, written whole, read with suspicion. */

export {
  type Basis,
  demandsOf,
  differences,
  resultFromClaims,
  resultFromTraces,
  resultOf,
  selectedBy,
  settled,
  verdictOf,
} from "./bundle/assemble.ts";
export { BUNDLE_FORMAT, type RunDocument, type RunDut } from "./bundle/document.ts";
export { BundleError } from "./bundle/error.ts";
export { distinct, safeName, traceFile } from "./bundle/names.ts";
export { type Bundle, cached, openBundle } from "./bundle/reader.ts";
export { BundleWriter } from "./bundle/writer.ts";
