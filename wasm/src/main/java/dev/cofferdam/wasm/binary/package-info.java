/// The binary format of core modules.
///
/// [dev.cofferdam.wasm.binary.ModuleDecoder] turns bytes into a [dev.cofferdam.wasm.ModuleModel].
/// It reads everything but instructions, in one pass; the instructions of function bodies are read
/// by validation, which has to look at each of them anyway, and later by the compiler.
///
/// [dev.cofferdam.wasm.binary.ByteReader] reads the format's primitive values and is what
/// everything that reads instructions walks along with; [dev.cofferdam.wasm.binary.TypeReader]
/// reads types, also where they stand in components; [dev.cofferdam.wasm.binary.InstructionScanner]
/// walks over instructions that nobody needs to understand.
///
/// Nothing here recurses, and nothing is allocated for a count before as many bytes are known to be
/// there and the count is within [dev.cofferdam.wasm.LoadLimits].
///
/// Where the bytes break several rules at once, the one is reported that the specification's own
/// decoder would meet first: a section's contents are read before they are compared with its size,
/// and malformed instructions come before anything that is wrong behind them
/// ([dev.cofferdam.wasm.binary.WellFormedCode]).
///
/// [dev.cofferdam.wasm.binary.NameSection] reads the names of functions for backtraces. It is not
/// part of decoding and never fails.
package dev.cofferdam.wasm.binary;
