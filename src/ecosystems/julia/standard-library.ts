// Packages that come with Julia itself. Some of them have a version and a tree of their own in newer releases, and are not listed here.
// Source: https://docs.julialang.org/en/v1/ (Standard Library)

const NAMES = new Set(
  (
    "ArgTools Artifacts Base64 CRC32c CompilerSupportLibraries_jll Dates DelimitedFiles Distributed Downloads FileWatching Future GMP_jll " +
    "InteractiveUtils JuliaSyntaxHighlighting LLD_jll LLVMLibUnwind_jll LazyArtifacts LibCURL LibCURL_jll LibGit2 LibGit2_jll LibSSH2_jll " +
    "LibUV_jll LibUnwind_jll Libdl LinearAlgebra Logging MPFR_jll Markdown MbedTLS_jll Mmap MozillaCACerts_jll NetworkOptions OpenBLAS_jll " +
    "OpenLibm_jll OpenSSL_jll PCRE2_jll Pkg Printf Profile REPL Random SHA Serialization SharedArrays Sockets SparseArrays Statistics " +
    "StyledStrings SuiteSparse SuiteSparse_jll TOML Tar Test UUIDs Unicode Zlib_jll Zstd_jll dSFMT_jll libLLVM_jll libblastrampoline_jll " +
    "nghttp2_jll p7zip_jll"
  ).split(" "),
);

export function isStandardLibrary(name: string): boolean {
  return NAMES.has(name);
}
