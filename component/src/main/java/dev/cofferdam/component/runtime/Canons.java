package dev.cofferdam.component.runtime;

import dev.cofferdam.component.abi.AbiFunc;
import dev.cofferdam.component.validate.CanonicalOptions;
import dev.cofferdam.component.validate.PlanStep;
import dev.cofferdam.engine.FlatHostFunction;
import dev.cofferdam.engine.Func;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.NumType;
import java.util.List;

/// Makes the functions that canonical definitions of one instance define.
///
/// Specification: CanonicalABI, canonical definitions.
final class Canons {
  private static final FuncType DROP = new FuncType(List.of(NumType.I32), List.of());

  private final InstanceState state;

  Canons(InstanceState state) {
    this.state = state;
  }

  FuncItem lift(PlanStep.Lift step, ComponentCode.Prepared prepared) {
    return switch (prepared) {
      case ComponentCode.Function(AbiFunc abi) ->
          new LiftedFunc(
              context(abi, step.options()),
              state.spaces().coreFunc(step.coreFunc()),
              state.spaces().coreFuncOrNone(step.options().postReturn()));
      case ComponentCode.Unsupported(String what) -> new UnsupportedFunc(what);
      case ComponentCode.Module _, ComponentCode.Nested _, ComponentCode.Nothing _ ->
          throw new IllegalStateException("a lift was not prepared");
    };
  }

  Func lower(PlanStep.Lower step, ComponentCode.Prepared prepared) {
    FuncItem target = state.spaces().func(step.func());
    return switch (prepared) {
      case ComponentCode.Function(AbiFunc abi) ->
          func(
              nameOf(target),
              step.signature(),
              new LoweredFunc(context(abi, step.options()), target));
      case ComponentCode.Unsupported(String what) -> unsupported(step.signature(), what);
      case ComponentCode.Module _, ComponentCode.Nested _, ComponentCode.Nothing _ ->
          throw new IllegalStateException("a lower was not prepared");
    };
  }

  private static String nameOf(FuncItem target) {
    return target instanceof HostBinding host ? host.name() : "component function";
  }

  private CanonContext context(AbiFunc abi, CanonicalOptions options) {
    CanonMemory memory =
        new CanonMemory(
            state,
            state.spaces().coreMemoryOrNone(options.memory()),
            state.spaces().coreFuncOrNone(options.realloc()));
    return new CanonContext(state, abi, memory, options.encoding());
  }

  Func resourceNew(PlanStep.ResourceNew step) {
    ResourceType type = state.resource(step.resource());
    return func(
        "resource.new",
        step.signature(),
        (_, values) -> {
          state.requireMayLeave();
          values[0] = state.handles().add(HandleEntry.ofGuest(type, values[0], null));
        });
  }

  Func resourceDrop(PlanStep.ResourceDrop step) {
    ResourceType type = state.resource(step.resource());
    return func(
        "resource.drop",
        DROP,
        (_, values) -> {
          state.requireMayLeave();
          drop(state.handles().remove((int) values[0], type));
        });
  }

  private void drop(HandleEntry entry) {
    CallScope scope = entry.borrowScope;
    if (scope != null) {
      scope.removeBorrow();
    } else if (entry.hostObject != null) {
      entry.dropHostObject();
    } else {
      entry.type.destroy(entry.rep, state);
    }
  }

  Func resourceRep(PlanStep.ResourceRep step) {
    ResourceType type = state.resource(step.resource());
    return func(
        "resource.rep",
        step.signature(),
        (_, values) -> values[0] = state.handles().get((int) values[0], type).rep);
  }

  Func builtin(PlanStep.Builtin step) {
    return unsupported(step.signature(), "canon " + step.builtin().text());
  }

  private Func unsupported(FuncType signature, String what) {
    UnsupportedFunc missing = new UnsupportedFunc(what);
    return func(
        what,
        signature,
        (_, _) -> {
          state.requireMayLeave();
          throw missing.trap();
        });
  }

  private Func func(String name, FuncType signature, FlatHostFunction body) {
    return Func.ofFlat(state.store().store(), name, signature, body);
  }
}
