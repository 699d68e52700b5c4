/// The model of a core module: what the binary format says, as immutable Java values.
///
/// Everything hangs on [dev.cofferdam.wasm.ModuleModel], which a decoder makes from bytes. What is
/// small is decoded into records (types, imports, exports, segments' heads); what is large stays in
/// the file and is referred to by [dev.cofferdam.wasm.ByteRange]s (function bodies, data, custom
/// sections, constant expressions). All offsets are offsets in that file, so a position in code
/// means the same to a reader of a backtrace as to a disassembler.
///
/// Types are sealed: [dev.cofferdam.wasm.ValType] is a [dev.cofferdam.wasm.NumType], a
/// [dev.cofferdam.wasm.VecType] or a [dev.cofferdam.wasm.RefType], and a reference's
/// [dev.cofferdam.wasm.HeapType] is one the specification defines or an index into the module's
/// types. The list of types is flat; [dev.cofferdam.wasm.RecGroup] says which belong together.
/// [dev.cofferdam.wasm.IndexSpaces] has the type of everything that instructions name by index,
/// imports first.
///
/// [dev.cofferdam.wasm.Opcode] is the table of all instructions: code, mnemonic, immediates, and
/// the types of operands and results where these are fixed. Decoder, validator, compiler and text
/// format share it.
///
/// Bytes that are not a module are reported by one of the three
/// [dev.cofferdam.wasm.WasmException]s: malformed (not the binary format), invalid (against a rule
/// of validation), or beyond one of the [dev.cofferdam.wasm.LoadLimits]. Their messages begin as
/// the specification's test suite words them. Which parts of WebAssembly are let in at all is said
/// by [dev.cofferdam.wasm.WasmFeatures].
///
/// All values here are immutable and may be used by any thread, on the condition that nobody writes
/// to the arrays they hold.
package dev.cofferdam.wasm;
