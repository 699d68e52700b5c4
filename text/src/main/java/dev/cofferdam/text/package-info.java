/// Reads the WebAssembly text format.
///
/// {@link dev.cofferdam.text.WatReader} turns the text of a core module into its binary form; the
/// decoder and validator of `dev.cofferdam.wasm` take it from there, so that text and binary have
/// one meaning. The text is checked for being well formed only: names, literals, structure.
///
/// Failures are {@link dev.cofferdam.wasm.MalformedException}s whose message has the wording of the
/// specification's test suite, the line and column, and the offending token.
package dev.cofferdam.text;
