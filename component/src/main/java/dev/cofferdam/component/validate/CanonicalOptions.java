package dev.cofferdam.component.validate;

import dev.cofferdam.wasm.AddressType;

/// The options of a canonical definition, resolved.
///
/// @param encoding how strings are encoded
/// @param memory index among the core memories, or -1
/// @param addresses address type of that memory; `I32` where there is none
/// @param realloc index among the core functions, or -1
/// @param postReturn index among the core functions, or -1
/// @param isAsync whether `async` is given
/// @param callback index among the core functions, or -1
/// @param usesGc whether values are passed as references of WebAssembly GC, which is gated and not
///   executed
public record CanonicalOptions(
    StringEncoding encoding,
    int memory,
    AddressType addresses,
    int realloc,
    int postReturn,
    boolean isAsync,
    int callback,
    boolean usesGc) {}
