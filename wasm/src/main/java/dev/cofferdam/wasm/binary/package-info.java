/// The binary format of core modules.
///
/// `ModuleDecoder` turns bytes into a [dev.cofferdam.wasm.ModuleModel].
/// [dev.cofferdam.wasm.binary.ByteReader] reads the format's primitive values and is what
/// everything that reads instructions walks along with.
package dev.cofferdam.wasm.binary;
