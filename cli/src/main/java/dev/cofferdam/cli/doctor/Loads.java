package dev.cofferdam.cli.doctor;

import dev.cofferdam.component.Component;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.text.WatReader;
import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import java.util.Arrays;
import java.util.List;

/// Files that must not load, each with its own failure, before anything runs.
final class Loads {
  private static final byte[] EMPTY_MODULE = WatReader.toBinary("(module)");

  private Loads() {}

  static List<Check> all() {
    return List.of(
        refused("malformed file", MalformedException.class, Loads::malformed),
        refused("cut component", MalformedException.class, Loads::cutComponent),
        refused("invalid module", InvalidException.class, Loads::invalid),
        refused("missing import", LinkException.class, Loads::missingImport),
        refused("module too large", LoadLimitException.class, _ -> tooLarge()),
        refused("heap of loading", LoadLimitException.class, _ -> tooMuchHeap()));
  }

  @FunctionalInterface
  private interface Loading {
    void run(Room room);
  }

  private static Check refused(String name, Class<? extends Exception> kind, Loading loading) {
    return new Check(
        name,
        room -> {
          try {
            loading.run(room);
            return new Check.Seen(false, "loaded");
          } catch (RuntimeException failure) {
            return new Check.Seen(kind.isInstance(failure), String.valueOf(failure.getMessage()));
          }
        });
  }

  private static void malformed(Room room) {
    WasmModule.load(room.engine(), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
  }

  private static void cutComponent(Room room) {
    byte[] whole = Room.attackers();
    Component.load(room.engine(), Arrays.copyOf(whole, whole.length / 2));
  }

  private static void invalid(Room room) {
    WasmModule.load(room.engine(), WatReader.toBinary("(module (func (result i32)))"));
  }

  private static void missingImport(Room room) {
    WasmModule module =
        WasmModule.load(
            room.engine(), WatReader.toBinary("(module (import \"no\" \"one\" (func)))"));
    try (Store store = room.engine().newStore()) {
      Linker.create(room.engine()).instantiate(store, module);
    }
  }

  private static void tooLarge() {
    decode(LoadLimits.defaults().withModuleBytes(4));
  }

  private static void tooMuchHeap() {
    byte[] module = WatReader.toBinary("(module (type (func)) (type (func)) (type (func)))");
    ModuleDecoder.decode(
        module, new ByteRange(0, module.length), LoadLimits.defaults().withHeapBytes(16));
  }

  private static void decode(LoadLimits limits) {
    ModuleDecoder.decode(EMPTY_MODULE, new ByteRange(0, EMPTY_MODULE.length), limits);
  }

  /// Makes instances of an empty module.
  static void instantiate(Store store, int count) {
    WasmModule module = WasmModule.load(store.engine(), EMPTY_MODULE);
    for (int i = 0; i < count; i++) {
      Linker.create(store.engine()).instantiate(store, module);
    }
  }
}
