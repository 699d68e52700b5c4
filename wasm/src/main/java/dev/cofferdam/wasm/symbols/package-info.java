/// Readable names of functions.
///
/// {@link dev.cofferdam.wasm.symbols.SymbolNames} undoes what compilers do to names so that linkers
/// can tell them apart: Rust's two schemes, and that of C++ on all systems but Windows. A name that
/// is of none of them is readable already.
///
/// Names are the guest's own. Reading one is bounded in steps, depth and length; a name beyond that
/// stays as it is.
package dev.cofferdam.wasm.symbols;
