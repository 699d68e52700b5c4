/// Core dumps: the state of everything that a Store held when its guest crashed, as a file.
///
/// The format is the one of the WebAssembly tool conventions, which other readers open as well: a
/// module that is never instantiated. Custom sections name the program, the modules, the instances
/// and the frames of each thread; the memory, global and data sections hold the contents.
///
/// A [dev.cofferdam.wasm.coredump.CoreDump] is what such a file says, as immutable records. Frames
/// name an instance by index, instances name a module, their memories and globals; so a memory that
/// two instances share is there once. Contents of memories are views of somebody's bytes: of the
/// guest's own where a Store was dumped, of the file's where one was read. No byte of them is
/// copied.
///
/// [dev.cofferdam.wasm.coredump.CoreDumpEncoder] writes a dump to a stream and knows its size
/// before. Runs of zeros are left out. [dev.cofferdam.wasm.coredump.CoreDumpDecoder] reads what any
/// producer of the format writes, under [dev.cofferdam.wasm.coredump.CoreDumpLimits].
///
/// A dump holds what the guest held, secrets included.
/// [dev.cofferdam.wasm.coredump.CoreDump#redacted] takes all contents out and leaves sizes and
/// frames. The convention has no word for that, so a custom section of our own says it, which other
/// readers pass over.
///
/// Specification: `Coredump.md` of the tool conventions.
package dev.cofferdam.wasm.coredump;
