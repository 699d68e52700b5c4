package dev.cofferdam.fleet.run;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.InstanceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The functions that a component exports, by their full names: `greet`, or
/// `demo:shop/prices@1.0.0#total`.
final class FuncLookup {
  private static final String RUN_PREFIX = "wasi:cli/run@0.2.";

  private final Map<String, ComponentFuncType> funcs = new LinkedHashMap<>();

  private FuncLookup() {}

  static FuncLookup of(ComponentType type) {
    var lookup = new FuncLookup();
    type.exports()
        .forEach((name, item) -> {
          if (item instanceof ExternDesc.Instance(InstanceType inner)) {
            inner.exports().forEach((each, member) -> lookup.put(name + "#" + each, member));
          } else {
            lookup.put(name, item);
          }
        });
    return lookup;
  }

  private void put(String name, ExternDesc item) {
    if (item instanceof ExternDesc.Func(ComponentFuncType func)) {
      funcs.put(name, func);
    }
  }

  /// Returns all full names.
  List<String> names() {
    return List.copyOf(funcs.keySet());
  }

  /// Returns the type of a function.
  ComponentFuncType type(String fullName) {
    return Optional.ofNullable(funcs.get(fullName)).orElseThrow();
  }

  /// Returns the full names that may be meant by a name, which may be the bare name of a function
  /// of an interface.
  List<String> find(String name) {
    return funcs.containsKey(name)
        ? List.of(name)
        : names().stream().filter(each -> each.endsWith("#" + name)).toList();
  }

  /// Returns the function that runs the component as a command, if it is one.
  Optional<String> command() {
    return names().stream()
        .filter(name -> name.startsWith(RUN_PREFIX) && name.endsWith("#run"))
        .findFirst();
  }
}
