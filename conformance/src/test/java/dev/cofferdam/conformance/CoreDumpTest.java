package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.component.binary.ComponentModel;
import dev.cofferdam.component.binary.Definition;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.coredump.CoreDump;
import dev.cofferdam.wasm.coredump.CoreDumpDecoder;
import dev.cofferdam.wasm.coredump.CoreDumpEncoder;
import dev.cofferdam.wasm.coredump.CoreFrame;
import dev.cofferdam.wasm.coredump.CoreMemory;
import dev.cofferdam.wasm.coredump.CoreSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A core dump of a guest made of two components has everything that its Store had. Contents in a
/// dump that was not written yet are the Store's own arrays.
@Tag("suites")
final class CoreDumpTest {
  private static final Limits LIMITS = Limits.untrusted().withFuel(50_000_000);

  private final Engine engine = Engine.create();
  private final Path file = Inputs.guests().resolve("composed-shop/composed-shop.wasm");

  @ParameterizedTest
  @ValueSource(strings = {"collapse", "stall"})
  void dumpReadBack_hasEveryByteAndGlobalOfTheStore(String function) {
    CoreDump ofStore = crash(function).dump;

    CoreDump read = readBack(ofStore);

    assertEquals(ofStore.globals(), read.globals());
    assertEquals(ofStore.instances(), read.instances());
    assertEquals(ofStore.modules(), read.modules());
    assertEquals(2, read.memories().size());
    for (int i = 0; i < read.memories().size(); i++) {
      assertSameContents(ofStore.memories().get(i), read.memories().get(i));
    }
  }

  private static void assertSameContents(CoreMemory ofStore, CoreMemory read) {
    assertEquals(ofStore.type(), read.type());
    CoreSegment whole = ofStore.segments().getFirst();
    assertEquals(ofStore.pageCount() * MemoryType.PAGE_BYTES, whole.source().length);
    assertArrayEquals(whole.source(), read.read(0, whole.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"collapse", "stall"})
  void dumpReadBack_hasTheFramesOfTheReport(String function) throws IOException {
    Crash crash = crash(function);
    Map<String, ModuleModel> modules = modulesByPlace();

    CoreDump read = readBack(crash.dump);

    List<CoreFrame> frames = read.threads().getFirst().frames();
    assertEquals(crash.trap.frames().size(), frames.size());
    for (int i = 0; i < frames.size(); i++) {
      assertSameFrame(crash.trap.frames().get(i), frames.get(i), read, modules);
    }
  }

  private static void assertSameFrame(
      WasmFrame reported, CoreFrame frame, CoreDump dump, Map<String, ModuleModel> modules) {
    String module = dump.moduleOf(dump.instances().get(frame.instanceIndex()));
    String place = module.substring(module.lastIndexOf('@'));
    int body = Objects.requireNonNull(modules.get(place)).body(frame.funcIndex()).bytes().offset();
    assertEquals(reported.funcIndex(), frame.funcIndex());
    assertEquals(reported.offset(), body + frame.codeOffset());
    assertTrue(module.startsWith(reported.moduleName()), module);
  }

  @Test
  void framesOfBothComponents_haveInstancesOfTheirOwn() {
    CoreDump read = readBack(crash("collapse").dump);

    long instances =
        read.threads().getFirst().frames().stream()
            .map(CoreFrame::instanceIndex)
            .distinct()
            .count();

    assertTrue(instances >= 2, read.threads()::toString);
    assertTrue(read.instances().size() > instances, read.instances()::toString);
  }

  private record Crash(Trap trap, CoreDump dump) {}

  private Crash crash(String function) {
    try (Store store = engine.newStore(LIMITS)) {
      ComponentInstance instance =
          ComponentLinker.create(engine).instantiate(store, Component.load(engine, file));
      Object[] args = function.equals("collapse") ? new Object[] {"bye"} : new Object[0];
      Trap trap = assertThrows(Trap.class, () -> instance.func(function).call(args));
      return new Crash(trap, store.coreDump("composed-shop.wasm", trap));
    }
  }

  private static CoreDump readBack(CoreDump dump) {
    return CoreDumpDecoder.decode(CoreDumpEncoder.of(dump).toBytes());
  }

  private Map<String, ModuleModel> modulesByPlace() throws IOException {
    var found = new HashMap<String, ModuleModel>();
    addModules(ComponentDecoder.decode(Files.readAllBytes(file)), found);
    return found;
  }

  private static void addModules(ComponentModel component, Map<String, ModuleModel> found) {
    for (Definition each : component.definitions()) {
      if (each instanceof Definition.CoreModule(_, ModuleModel model)) {
        found.put("@0x" + Integer.toHexString(model.range().offset()), model);
      } else if (each instanceof Definition.Component(_, ComponentModel nested)) {
        addModules(nested, found);
      }
    }
  }
}
