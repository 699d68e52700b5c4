package dev.cofferdam.wasm.dwarf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says which calls of the source an instruction of a file is part of, from the debug information
/// that compilers leave in a module's custom sections.
///
/// Nothing is read before the first question, and then only what it needs; answers and the few
/// tables behind them are kept. Debug information is the guest's own and is never trusted: what
/// cannot be read, or costs more than {@link DwarfLimits} allow, gives no calls, never an
/// exception.
///
/// Safe for several threads, which wait for each other.
///
/// Specification: DWARF 4 and 5; WebAssembly tool conventions, debugging.
public final class SourceLines {
  private final byte[] file;
  private final DwarfBudget budget;
  private final List<DwarfModule> modules = new ArrayList<>();
  private final Map<Long, List<SourceCall>> answers = new LinkedHashMap<>(16, 0.75f, true);
  private boolean isGivenUp;

  private SourceLines(byte[] file, DwarfLimits limits) {
    this.file = file;
    this.budget = new DwarfBudget(limits);
  }

  /// Returns what is known of a component or core module, under the default limits. The array is
  /// kept and must not be changed.
  public static SourceLines of(byte[] file) {
    return of(file, DwarfLimits.defaults());
  }

  /// Returns what is known of a component or core module. The array is kept and must not be
  /// changed.
  public static SourceLines of(byte[] file, DwarfLimits limits) {
    return new SourceLines(file, limits);
  }

  /// Returns the calls that the instruction at `offset` of the file is part of: first the innermost
  /// one that was inlined, last the function that contains the instruction. Empty where nothing is
  /// known.
  public synchronized List<SourceCall> at(long offset) {
    List<SourceCall> known = answers.get(offset);
    if (known != null) {
      return known;
    }
    List<SourceCall> found = isGivenUp ? List.of() : lookUp(offset);
    answers.put(offset, found);
    if (answers.size() > budget.limits().answers()) {
      answers.remove(answers.keySet().iterator().next());
    }
    return found;
  }

  private List<SourceCall> lookUp(long offset) {
    budget.start();
    try {
      DwarfModule module = module(offset);
      return module == null
          ? List.of()
          : List.copyOf(module.calls((int) offset - module.sections().code().offset()));
    } catch (DwarfException.BeyondLimit _) {
      giveUp();
      return List.of();
    } catch (DwarfException _) {
      return List.of();
    } finally {
      budget.stop();
    }
  }

  private void giveUp() {
    isGivenUp = true;
    modules.clear();
  }

  private @Nullable DwarfModule module(long offset) {
    if (offset < 0 || offset >= file.length) {
      return null;
    }
    for (DwarfModule each : modules) {
      if (each.sections().hasCodeAt((int) offset)) {
        return each;
      }
    }
    Optional<DebugSections> found = DebugSections.around(file, (int) offset);
    if (found.isEmpty()) {
      return null;
    }
    var module = new DwarfModule(found.orElseThrow(), budget);
    modules.add(module);
    return module;
  }
}
