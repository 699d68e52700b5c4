package dev.cofferdam.testing.suite;

import dev.cofferdam.component.ComponentFunc;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.wave.WaveWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An instance of a component.
record ComponentTarget(ComponentInstance instance) implements Target {
  @Override
  public Target.Results perform(Action action) {
    return switch (action) {
      case Action.Invoke invoke -> invoke(instance.func(invoke.field()), invoke.args());
      case Action.Get get ->
          throw new IllegalArgumentException("a component has no global " + get.field());
    };
  }

  private static Target.Results invoke(ComponentFunc func, List<Literal> literals) {
    ComponentFuncType type = func.type();
    Object[] args = new Object[literals.size()];
    for (int i = 0; i < args.length; i++) {
      args[i] = ComponentValues.value(literals.get(i), type.params().get(i).type());
    }
    return new ComponentResults(type.result(), func.call(args));
  }

  @Override
  public void register(String name) {
    throw new IllegalArgumentException("components are not registered: " + name);
  }

  /// Compared as WAVE text, which is equal exactly where the values are.
  private record ComponentResults(@Nullable ValueType type, @Nullable Object value)
      implements Target.Results {
    @Override
    public boolean match(List<Literal> expected) {
      if (type == null || value == null || expected.size() != 1) {
        return expected.isEmpty() && value == null;
      }
      Object wanted = ComponentValues.value(expected.getFirst(), type);
      return WaveWriter.write(wanted, type).equals(describe());
    }

    @Override
    public String describe() {
      return type == null || value == null ? "nothing" : WaveWriter.write(value, type);
    }
  }
}
