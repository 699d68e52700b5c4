package dev.cofferdam.testing.suite;

import dev.cofferdam.engine.Instance;
import dev.cofferdam.engine.Linker;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An instance of a core module.
record CoreTarget(Linker linker, Instance instance) implements Target {
  @Override
  public Target.Results perform(Action action) {
    return switch (action) {
      case Action.Invoke invoke ->
          new CoreResults(instance.func(invoke.field()).call(arguments(invoke)));
      case Action.Get get ->
          new CoreResults(new @Nullable Object[] {instance.global(get.field()).get()});
    };
  }

  private static @Nullable Object[] arguments(Action.Invoke invoke) {
    @Nullable Object[] arguments = new @Nullable Object[invoke.args().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = CoreValues.argument(invoke.args().get(i));
    }
    return arguments;
  }

  @Override
  public void register(String name) {
    linker.defineInstance(name, instance);
  }

  private record CoreResults(@Nullable Object[] values) implements Target.Results {
    @Override
    public boolean match(List<Literal> expected) {
      return CoreValues.match(expected, values);
    }

    @Override
    public String describe() {
      return Arrays.toString(values);
    }
  }
}
