package dev.cofferdam.testing.suite;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.component.binary.ComponentModel;
import dev.cofferdam.component.types.ComponentLimits;
import dev.cofferdam.component.validate.ComponentFeatures;
import dev.cofferdam.component.validate.ComponentFeatures.Feature;
import dev.cofferdam.component.validate.ComponentValidator;
import dev.cofferdam.component.validate.ValidatedComponent;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.Store;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.WasmFeatures;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Loads a script's components. Each instance lives in a Store of its own.
///
/// A component is validated with the script's gates. It needs a gated feature when it is invalid
/// without that one; it is then loaded for its validity only, and acting on it is skipped. So is
/// acting on a component whose imports nobody provides: such a script is about validation.
final class Components implements AutoCloseable {
  /// Gated features that are executed, not only validated.
  private static final Set<Feature> EXECUTED =
      EnumSet.of(
          Feature.MAP,
          Feature.FIXED_LENGTH_LISTS,
          Feature.IMPLEMENTS,
          Feature.CANONICAL_NAMES,
          Feature.NESTED_NAMES);

  private final Engine engine;
  private final SuiteOptions options;
  private final Gates gates;
  private final List<Store> stores = new ArrayList<>();

  Components(Engine engine, SuiteOptions options, Gates gates) {
    this.engine = engine;
    this.options = options;
    this.gates = gates;
  }

  /// Decodes and validates what must be refused.
  void judge(byte[] bytes, String expectedMessage) {
    ComponentFeatures features = gates.forMessage(expectedMessage);
    var _ = validate(ComponentDecoder.decode(bytes), features, gates.coreFeatures());
  }

  Definition load(byte[] bytes) {
    ComponentModel model = ComponentDecoder.decode(bytes);
    ComponentFeatures features = gates.features();
    ValidatedComponent valid = validate(model, features, gates.coreFeatures());
    Set<String> missing = missing(model, features);
    if (!missing.isEmpty()) {
      return () -> new Unavailable(new MissingFeatures(missing));
    }
    Component component = Component.of(engine, valid);
    return () -> instantiate(component);
  }

  private Target instantiate(Component component) {
    Store store = engine.newStore(options.limits());
    stores.add(store);
    try {
      return new ComponentTarget(ComponentLinker.create(engine).instantiate(store, component));
    } catch (LinkException unlinked) {
      return new Unavailable(unlinked);
    }
  }

  private Set<String> missing(ComponentModel model, ComponentFeatures features) {
    Set<String> missing = new TreeSet<>();
    for (Feature feature : features.enabled()) {
      if (!EXECUTED.contains(feature)
          && !isValid(model, features.without(feature), gates.coreFeatures())) {
        missing.add(Gates.name(feature));
      }
    }
    WasmFeatures enough =
        Scope.fewest(gates.coreFeatures(), fewer -> isValid(model, features, fewer));
    Scope.unsupported(enough).forEach(feature -> missing.add(feature.toString()));
    return missing;
  }

  private static boolean isValid(
      ComponentModel model, ComponentFeatures features, WasmFeatures coreFeatures) {
    try {
      var _ = validate(model, features, coreFeatures);
      return true;
    } catch (InvalidException _) {
      return false;
    }
  }

  private static ValidatedComponent validate(
      ComponentModel model, ComponentFeatures features, WasmFeatures coreFeatures) {
    return ComponentValidator.validate(model, features, coreFeatures, ComponentLimits.defaults());
  }

  @Override
  public void close() {
    stores.forEach(Store::close);
  }

  /// Stands for an instance that could not be made, and says so when it is acted upon.
  private record Unavailable(RuntimeException reason) implements Target {
    @Override
    public void requireAvailable() {
      throw reason;
    }

    @Override
    public Results perform(Action action) {
      throw reason;
    }

    @Override
    public void register(String name) {
      throw reason;
    }
  }
}
