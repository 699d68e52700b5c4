package dev.cofferdam.component.wave;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.OptionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A call in WAVE text, `name(arguments)`, whose arguments wait for the function's type.
public final class WaveCall {
  private final String name;
  private final Node.Tuple args;

  WaveCall(String name, Node.Tuple args) {
    this.name = name;
    this.args = args;
  }

  /// The name as written, such as `greet`, or `demo:shop/prices@1.0.0#total`.
  public String name() {
    return name;
  }

  /// Returns the arguments as values of a function's parameters. Options that are none may be left
  /// out at the end.
  ///
  /// @throws WaveException where they do not fit
  public Object[] args(ComponentFuncType type) {
    List<ComponentFuncType.Param> params = type.params();
    if (args.values().size() > params.size()) {
      throw args.values()
          .get(params.size())
          .error("invalid params: " + params.size() + " expected, more given");
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < args.values().size(); i++) {
      values.add(TypedReader.read(args.values().get(i), params.get(i).type()));
    }
    for (ComponentFuncType.Param param : params.subList(values.size(), params.size())) {
      if (!(param.type() instanceof OptionType)) {
        throw args.error("invalid params: missing required param " + param.name());
      }
      values.add(Optional.empty());
    }
    return values.toArray();
  }
}
