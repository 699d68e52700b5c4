package dev.cofferdam.component.runtime;

import dev.cofferdam.component.abi.AbiFunc;
import dev.cofferdam.component.abi.AbiTypes;
import dev.cofferdam.component.abi.UnsupportedTypeException;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.validate.CanonicalOptions;
import dev.cofferdam.component.validate.PlanStep;
import dev.cofferdam.component.validate.ValidatedComponent;
import dev.cofferdam.engine.CodeGroup;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.LoadClock;
import java.util.ArrayList;
import java.util.List;

/// A component made ready to be instantiated any number of times: its plan, with core modules
/// loaded and function types compiled, nested components included. Immutable and shared by all
/// Stores.
public final class ComponentCode {
  private final ValidatedComponent component;
  private final List<Prepared> prepared;

  private ComponentCode(ValidatedComponent component, List<Prepared> prepared) {
    this.component = component;
    this.prepared = List.copyOf(prepared);
  }

  /// What was made of a step beforehand.
  sealed interface Prepared {}

  /// Nothing.
  enum Nothing implements Prepared {
    NOTHING
  }

  /// The module of a `DefineCoreModule`.
  record Module(WasmModule module) implements Prepared {}

  /// The component of a `DefineComponent`.
  record Nested(ComponentCode code) implements Prepared {}

  /// The type of a `Lift` or `Lower`.
  record Function(AbiFunc abi) implements Prepared {}

  /// A `Lift` or `Lower` that cannot be called yet.
  record Unsupported(String what) implements Prepared {}

  /// Prepares a component and those inside it.
  public static ComponentCode of(Engine engine, ValidatedComponent component) {
    return new Preparation(engine, CodeGroup.create(), new AbiTypes()).of(component);
  }

  /// What all parts of a component share while they are prepared.
  ///
  /// @param engine what they are prepared for
  /// @param group counts their code
  /// @param types compiles their types
  private record Preparation(Engine engine, CodeGroup group, AbiTypes types) {
    ComponentCode of(ValidatedComponent component) {
      List<Prepared> prepared = new ArrayList<>();
      for (PlanStep step : component.steps()) {
        LoadClock.look(component.range().offset());
        prepared.add(prepare(step));
      }
      return new ComponentCode(component, prepared);
    }

    private Prepared prepare(PlanStep step) {
      return switch (step) {
        case PlanStep.DefineCoreModule(var module) ->
            new Module(WasmModule.of(engine, module, group));
        case PlanStep.DefineComponent(var nested) -> new Nested(of(nested));
        case PlanStep.Lift lift -> compile(lift.type(), lift.options());
        case PlanStep.Lower lower -> compile(lower.type(), lower.options());
        case PlanStep.InstantiateCoreModule _,
            PlanStep.BundleCoreExports _,
            PlanStep.AliasCoreExport _,
            PlanStep.InstantiateComponent _,
            PlanStep.BundleExports _,
            PlanStep.AliasExport _,
            PlanStep.AliasOuter _,
            PlanStep.Import _,
            PlanStep.Export _,
            PlanStep.DefineResource _,
            PlanStep.ResourceNew _,
            PlanStep.ResourceDrop _,
            PlanStep.ResourceRep _,
            PlanStep.Builtin _,
            PlanStep.Start _ ->
            Nothing.NOTHING;
      };
    }

    private Prepared compile(ComponentFuncType type, CanonicalOptions options) {
      if (options.isAsync()) {
        return new Unsupported("the canonical option async");
      }
      if (options.addresses() == AddressType.I64) {
        return new Unsupported("64-bit memories of components");
      }
      try {
        return new Function(types.of(type));
      } catch (UnsupportedTypeException e) {
        return new Unsupported(String.valueOf(e.getMessage()));
      }
    }
  }

  /// The plan.
  public ValidatedComponent component() {
    return component;
  }

  /// What was made of the step at an index.
  Prepared prepared(int stepIndex) {
    return prepared.get(stepIndex);
  }
}
