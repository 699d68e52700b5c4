package dev.cofferdam.engine;

import dev.cofferdam.engine.Backtraces.LocatedFrame;
import dev.cofferdam.engine.runtime.FuncInstance;
import dev.cofferdam.engine.runtime.ModuleInstance;
import dev.cofferdam.engine.runtime.TableInstance;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.binary.ByteReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says which instance each frame of a backtrace ran on. Java's stack traces name methods, which
/// all instances of a module share.
///
/// Where the Store has one instance of the module it is that one. Else the frame was entered from
/// the host, which noted down the function, or called by the frame before it, whose instruction
/// tells: a direct call names the callee, an indirect one can only have reached what its table
/// holds. Where that leaves several, after a tail call for example, the youngest is named.
final class FrameInstances {
  /// How many elements of tables are looked at for one backtrace: somebody waits for the answer,
  /// and each frame may have been called through a large table.
  private static final int ELEMENTS_MAX = 1 << 20;

  private int elementsLeft = ELEMENTS_MAX;
  private final List<ModuleInstance> instances;
  private final List<FuncInstance> entries;

  /// @param instances all instances of the Store, the youngest last
  /// @param entries the functions that the host called and that failed, the innermost first
  FrameInstances(List<ModuleInstance> instances, List<FuncInstance> entries) {
    this.instances = instances;
    this.entries = entries;
  }

  /// Returns the instance of each frame.
  ///
  /// @param frames the frames, the youngest first
  ModuleInstance[] of(List<LocatedFrame> frames) {
    var found = new ModuleInstance[frames.size()];
    boolean hasEntries = !frames.isEmpty() && frames.getLast().segment() == entries.size() - 1;
    for (int i = frames.size() - 1; i >= 0; i--) {
      LocatedFrame frame = frames.get(i);
      boolean isEntered = i + 1 == frames.size() || frames.get(i + 1).segment() != frame.segment();
      FuncInstance callee =
          isEntered
              ? hasEntries ? entries.get(frame.segment()) : null
              : callee(frames.get(i + 1), found[i + 1], frame);
      found[i] = choose(frame, callee);
    }
    return found;
  }

  private ModuleInstance choose(LocatedFrame frame, @Nullable FuncInstance callee) {
    return callee != null && isOf(callee, frame)
        ? Objects.requireNonNull(callee.instance)
        : youngest(frame);
  }

  private ModuleInstance youngest(LocatedFrame frame) {
    return instances.reversed().stream()
        .filter(each -> each.code() == frame.module())
        .findFirst()
        .orElseThrow(() -> new EngineBug("a frame of a module without instance: " + frame, null));
  }

  private static boolean isOf(FuncInstance callee, LocatedFrame frame) {
    return callee.instance != null
        && callee.instance.code() == frame.module()
        && callee.index == frame.at().funcIndex();
  }

  private @Nullable FuncInstance callee(
      LocatedFrame caller, ModuleInstance instance, LocatedFrame frame) {
    ModuleModel model = instance.model();
    var reader = ByteReader.of(model.binary(), model.body(caller.at().funcIndex()).code());
    reader.seek(caller.at().offset());
    Opcode opcode = Opcode.of(reader.opcode());
    if (opcode == Opcode.CALL) {
      return instance.func(reader.u32());
    }
    if (opcode == Opcode.CALL_INDIRECT) {
      reader.u32();
      return onlyElement(instance.tables[reader.u32()], frame);
    }
    return null;
  }

  /// Returns the function of a table that a frame can be of, if there is only one and the table is
  /// not too large.
  private @Nullable FuncInstance onlyElement(TableInstance table, LocatedFrame frame) {
    if (table.size > elementsLeft) {
      return null;
    }
    elementsLeft -= table.size;
    Set<FuncInstance> fitting = new LinkedHashSet<>();
    for (int i = 0; i < table.size && fitting.size() < 2; i++) {
      if (table.elements[i] instanceof FuncInstance func && isOf(func, frame)) {
        fitting.add(func);
      }
    }
    return fitting.size() == 1 ? fitting.iterator().next() : null;
  }
}
