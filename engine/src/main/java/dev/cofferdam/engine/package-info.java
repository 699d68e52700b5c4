/// Runs core modules: load, link, call, and survive what goes wrong.
///
/// An {@link dev.cofferdam.engine.Engine} is shared by everything. {@link
/// dev.cofferdam.engine.WasmModule} is a module loaded from bytes, immutable and shared by all
/// threads; its functions are compiled to JVM code when they are first called.
///
/// A {@link dev.cofferdam.engine.Store} owns what lives: instances, memories, tables, and what the
/// host opened for them. It is entered by one thread at a time, has {@link
/// dev.cofferdam.engine.Limits} on everything, and is the unit that fails. A {@link
/// dev.cofferdam.engine.Linker} gives a module its imports and makes an {@link
/// dev.cofferdam.engine.Instance}, whose exports are {@link dev.cofferdam.engine.Func}, {@link
/// dev.cofferdam.engine.Memory}, {@link dev.cofferdam.engine.Table}, {@link
/// dev.cofferdam.engine.Global} and {@link dev.cofferdam.engine.Tag}.
///
/// ```java
/// Engine engine = Engine.create();
/// WasmModule module = WasmModule.load(engine, Path.of("add.wasm"));
/// try (Store store = engine.newStore()) {
///   Instance instance = Linker.create(engine).instantiate(store, module);
///   Object[] sum = instance.func("add").call(2, 3);
/// }
/// ```
///
/// What ends a call early is told apart by type: {@link dev.cofferdam.engine.Trap} is the guest's
/// fault or a limit, with a closed {@link dev.cofferdam.engine.TrapKind} and the guest's backtrace;
/// {@link dev.cofferdam.engine.HostException} a host function that threw; {@link
/// dev.cofferdam.engine.GuestExit} the guest's own wish; {@link dev.cofferdam.engine.EngineBug}
/// ours. Before that, loading fails with `WasmException` or {@link
/// dev.cofferdam.engine.LoadException}, and linking with {@link
/// dev.cofferdam.engine.LinkException}.
///
/// Whatever happens, the thread that called gets an exception of one of these types, within the
/// deadline, and the Store says whether it can still be used.
package dev.cofferdam.engine;
