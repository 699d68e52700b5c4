package dev.cofferdam.engine;

import dev.cofferdam.engine.Backtraces.LocatedFrame;
import dev.cofferdam.engine.load.LoadedModule;
import dev.cofferdam.engine.load.ModuleNames;
import dev.cofferdam.engine.runtime.GlobalInstance;
import dev.cofferdam.engine.runtime.MemoryInstance;
import dev.cofferdam.engine.runtime.ModuleCode;
import dev.cofferdam.engine.runtime.ModuleInstance;
import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;
import dev.cofferdam.wasm.coredump.CoreDump;
import dev.cofferdam.wasm.coredump.CoreDumpContent;
import dev.cofferdam.wasm.coredump.CoreFrame;
import dev.cofferdam.wasm.coredump.CoreGlobal;
import dev.cofferdam.wasm.coredump.CoreInstance;
import dev.cofferdam.wasm.coredump.CoreMemory;
import dev.cofferdam.wasm.coredump.CoreSegment;
import dev.cofferdam.wasm.coredump.CoreThread;
import dev.cofferdam.wasm.coredump.CoreValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/// Makes the core dump of a Store: numbers its modules, memories and globals in the order in which
/// instances have them, each once however many share it.
///
/// Locals live in the JVM's own frames, which are gone when a failure has left the Store; keeping
/// them would cost every call. They are written as missing, in their number; operands not at all.
final class StoreDump {
  /// So many missing locals are written in all; frames beyond have none.
  static final int LOCALS_MAX = 100_000;

  private static final String THREAD_NAME = "main";

  private final List<ModuleInstance> instances;
  private final Numbering<ModuleCode> modules = new Numbering<>();
  private final Numbering<MemoryInstance> memories = new Numbering<>();
  private final Numbering<GlobalInstance> globals = new Numbering<>();
  private int localsLeft = LOCALS_MAX;

  private StoreDump(List<ModuleInstance> instances) {
    this.instances = instances;
  }

  /// Things in the order in which they were first met.
  private static final class Numbering<T> {
    private final IdentityHashMap<T, Integer> indices = new IdentityHashMap<>();
    private final List<T> things = new ArrayList<>();

    int index(T thing) {
      return indices.computeIfAbsent(
          thing,
          added -> {
            things.add(added);
            return things.size() - 1;
          });
    }

    List<Integer> indices(T[] some) {
      var found = new ArrayList<Integer>(some.length);
      for (T each : some) {
        found.add(index(each));
      }
      return found;
    }
  }

  /// Returns a dump that is a view of the memories.
  ///
  /// @param instances all instances, the youngest last
  /// @param frames the frames of what failed, the youngest first
  /// @param frameInstances the instance of each frame
  static CoreDump of(
      String executableName,
      List<ModuleInstance> instances,
      List<LocatedFrame> frames,
      ModuleInstance[] frameInstances) {
    return new StoreDump(instances).dump(executableName, frames, frameInstances);
  }

  private CoreDump dump(
      String executableName, List<LocatedFrame> frames, ModuleInstance[] frameInstances) {
    List<CoreInstance> dumped = instances.stream().map(this::instance).toList();
    var calls = new ArrayList<CoreFrame>(frames.size());
    for (int i = 0; i < frameInstances.length; i++) {
      calls.add(frame(frames.get(i), instances.indexOf(frameInstances[i])));
    }
    return new CoreDump(
        executableName,
        CoreDumpContent.FULL,
        modules.things.stream().map(StoreDump::name).toList(),
        dumped,
        List.of(new CoreThread(THREAD_NAME, calls)),
        memories.things.stream().map(StoreDump::memory).toList(),
        globals.things.stream().map(StoreDump::global).toList());
  }

  private CoreInstance instance(ModuleInstance instance) {
    return new CoreInstance(
        modules.index(instance.code()),
        memories.indices(instance.memories),
        globals.indices(instance.globals));
  }

  /// Returns the module's own name; inside a component its place in the file follows, as in
  /// `checkout@0x1f2a`, because names there are often missing or alike.
  private static String name(ModuleCode code) {
    String own = code instanceof LoadedModule loaded ? capped(loaded.names()) : "";
    int offset = code.model().range().offset();
    String name = own.isEmpty() ? "module" : own;
    return offset == 0 ? name : name + "@0x" + Integer.toHexString(offset);
  }

  private static String capped(ModuleNames names) {
    return new WasmFrame(names.module(), 0, "", -1).moduleName();
  }

  private CoreFrame frame(LocatedFrame frame, int instanceIndex) {
    ModuleModel model = frame.module().model();
    int funcIndex = frame.at().funcIndex();
    FunctionBody body = model.body(funcIndex);
    int localCount = model.funcType(funcIndex).params().size();
    for (FunctionBody.LocalRun run : body.locals()) {
      localCount += run.count();
    }
    int offset = frame.at().offset() - body.bytes().offset();
    return new CoreFrame(
        instanceIndex, funcIndex, Math.max(0, offset), missing(localCount), List.of());
  }

  private List<CoreValue> missing(int count) {
    if (count > localsLeft) {
      return List.of();
    }
    localsLeft -= count;
    return Collections.nCopies(count, CoreValue.MISSING);
  }

  private static CoreMemory memory(MemoryInstance memory) {
    MemoryType type = memory.type();
    var now =
        new MemoryType(type.addressType(), memory.pageCount(), type.maxPages(), type.isShared());
    byte[] bytes = memory.bytes;
    return new CoreMemory(now, List.of(new CoreSegment(0, bytes, 0, bytes.length)));
  }

  private static CoreGlobal global(GlobalInstance global) {
    ValType type = global.type().value();
    return switch (type) {
      case NumType.I32 -> new CoreGlobal(type, new CoreValue.I32(global.i32));
      case NumType.I64 -> new CoreGlobal(type, new CoreValue.I64(global.i64));
      case NumType.F32 ->
          new CoreGlobal(type, new CoreValue.F32(Float.floatToRawIntBits(global.f32)));
      case NumType.F64 ->
          new CoreGlobal(type, new CoreValue.F64(Double.doubleToRawLongBits(global.f64)));
      case VecType _ -> new CoreGlobal(type, new CoreValue.V128(global.i64, global.high));
      case RefType ref -> new CoreGlobal(top(ref), new CoreValue.Ref());
    };
  }

  /// Returns the widest type that a reference is of; the format has no types of its own.
  private static RefType top(RefType type) {
    return switch (type.heap()) {
      case AbstractHeapType.EXTERN, AbstractHeapType.NOEXTERN -> RefType.EXTERNREF;
      case AbstractHeapType.EXN, AbstractHeapType.NOEXN -> RefType.EXNREF;
      case AbstractHeapType.ANY,
          AbstractHeapType.EQ,
          AbstractHeapType.I31,
          AbstractHeapType.STRUCT,
          AbstractHeapType.ARRAY,
          AbstractHeapType.NONE ->
          new RefType(true, AbstractHeapType.ANY);
      default -> RefType.FUNCREF;
    };
  }
}
