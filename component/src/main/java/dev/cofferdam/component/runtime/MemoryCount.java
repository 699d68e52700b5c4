package dev.cofferdam.component.runtime;

import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.validate.ItemSort;
import dev.cofferdam.component.validate.PlanStep;
import dev.cofferdam.component.validate.ValidatedComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// How many linear memories an instance of a component makes, where its own plan alone says so:
/// nested components with core modules, and modules that are handed about, make it unknown.
public final class MemoryCount {
  private MemoryCount() {}

  /// Counts, or returns nothing.
  public static OptionalInt of(ComponentCode code) {
    List<Integer> memoriesOfModules = new ArrayList<>();
    int count = 0;
    for (PlanStep step : code.component().steps()) {
      if (handsModulesAbout(step)) {
        return OptionalInt.empty();
      }
      switch (step) {
        case PlanStep.DefineCoreModule(var module) ->
            memoriesOfModules.add(module.model().memories().size());
        case PlanStep.InstantiateCoreModule core ->
            count += memoriesOfModules.get(core.coreModule());
        default -> {}
      }
    }
    return OptionalInt.of(count);
  }

  private static boolean handsModulesAbout(PlanStep step) {
    return switch (step) {
      case PlanStep.DefineComponent(var nested) -> hasModules(nested);
      case PlanStep.AliasExport(ItemSort sort, int _, String _) -> sort == ItemSort.CORE_MODULE;
      case PlanStep.AliasOuter(ItemSort sort, int _, int _) -> sort == ItemSort.CORE_MODULE;
      case PlanStep.Export export -> export.type() instanceof ExternDesc.Module;
      case PlanStep.Import wanted -> wanted.type() instanceof ExternDesc.Module;
      default -> false;
    };
  }

  private static boolean hasModules(ValidatedComponent nested) {
    return nested.steps().stream()
        .anyMatch(step -> step instanceof PlanStep.DefineCoreModule || handsModulesAbout(step));
  }
}
