package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.InstanceType;
import dev.cofferdam.component.types.ResourcePath;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.component.types.TypeDef;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.wasm.InvalidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Subtyping of imports, exports and arguments; throws where something does not match.
///
/// Instances may export more than is wanted, components may import less and export more; functions
/// and values must be equal.
///
/// Specification: Explainer, subtyping.
final class Subtyping {
  private final ValidationContext context;
  private final ValueSubtyping values;
  private final CoreSubtyping core;

  Subtyping(ValidationContext context) {
    this.context = context;
    this.values = new ValueSubtyping(context);
    this.core = new CoreSubtyping(context);
  }

  /// Which names of a component type are to be satisfied.
  enum Side {
    IMPORT("import"),
    EXPORT("export");

    private final String text;

    Side(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }

    Map<String, ExternDesc> names(ComponentType type) {
      return this == IMPORT ? type.imports() : type.exports();
    }

    List<ResourcePath> resources(ComponentType type) {
      return this == IMPORT ? type.importedResources() : type.exportedResources();
    }
  }

  void require(ExternDesc actual, ExternDesc expected) {
    context.charge(1);
    switch (actual) {
      case ExternDesc.Module(var a) when expected instanceof ExternDesc.Module(var b) ->
          core.require(a, b);
      case ExternDesc.Func(var a) when expected instanceof ExternDesc.Func(var b) ->
          values.require(a, b);
      case ExternDesc.Value(var a) when expected instanceof ExternDesc.Value(var b) ->
          values.require(a, b);
      case ExternDesc.Type(var a) when expected instanceof ExternDesc.Type(var b) ->
          requireType(a, b);
      case ExternDesc.Instance(var a) when expected instanceof ExternDesc.Instance(var b) ->
          requireInstance(a, b);
      case ExternDesc.Component(var a) when expected instanceof ExternDesc.Component(var b) ->
          requireComponent(a, b);
      default ->
          throw context.invalid(
              "expected %s, found %s".formatted(Sorts.word(expected), Sorts.word(actual)));
    }
  }

  private void requireType(TypeDef actual, TypeDef expected) {
    switch (actual) {
      case ResourceRef a when expected instanceof ResourceRef b -> requireSame(a, b);
      case ValueType a when expected instanceof ValueType b -> values.requireDefined(a, b);
      case ComponentFuncType a when expected instanceof ComponentFuncType b -> values.require(a, b);
      case InstanceType a when expected instanceof InstanceType b -> requireInstance(a, b);
      case ComponentType a when expected instanceof ComponentType b -> requireComponent(a, b);
      default ->
          throw context.invalid(
              "expected %s, found %s".formatted(word(expected), foundWord(actual)));
    }
  }

  private void requireSame(ResourceRef actual, ResourceRef expected) {
    if (!actual.equals(expected)) {
      throw context.invalid("resource types are not the same");
    }
  }

  private void requireInstance(InstanceType actual, InstanceType expected) {
    expected
        .exports()
        .forEach((name, wanted) -> {
          ExternDesc found = actual.exports().get(name);
          if (found == null) {
            throw context.invalid("missing expected export `%s`".formatted(name));
          }
          within(
              "type mismatch in instance export `%s`".formatted(name),
              () -> require(found, wanted));
        });
  }

  /// Whoever has the expected type gives its imports: they must satisfy the actual component. What
  /// that one exports, with the resources so given, must satisfy the expected exports.
  private void requireComponent(ComponentType actual, ComponentType expected) {
    Substitution given = satisfied(expected.imports(), actual, Side.IMPORT);
    satisfied(given.apply(actual.exports()), expected, Side.EXPORT);
  }

  /// Requires that `args` satisfy one side of `type`, and returns which resources and types of it
  /// are given by which.
  Substitution satisfied(Map<String, ExternDesc> args, ComponentType type, Side side) {
    var resources = new Substitution(context);
    for (ResourcePath path : side.resources(type)) {
      ResourceRef given = resourceAt(args, path.names());
      if (given != null) {
        resources.put(path.resource(), given);
      }
    }
    var names = new ArrayList<String>();
    side.names(type).forEach((name, _) -> requireGiven(args, name, side, names));
    Substitution all = resources.ofResources();
    for (String name : names) {
      ExternDesc actual = requirePresent(args, name);
      ExternDesc expected = requirePresent(side.names(type), name);
      within(
          "type mismatch for %s `%s`".formatted(side, name),
          () -> require(actual, resources.apply(expected)));
      rename(expected, actual, all);
    }
    return all;
  }

  private void requireGiven(
      Map<String, ExternDesc> args, String name, Side side, List<String> names) {
    if (!args.containsKey(name)) {
      throw context.invalid("missing %s named `%s`".formatted(side, name));
    }
    names.add(name);
  }

  private static ExternDesc requirePresent(Map<String, ExternDesc> externs, String name) {
    ExternDesc desc = externs.get(name);
    if (desc == null) {
      throw new IllegalStateException(name);
    }
    return desc;
  }

  private static @Nullable ResourceRef resourceAt(
      Map<String, ExternDesc> externs, List<String> names) {
    Map<String, ExternDesc> at = externs;
    ExternDesc found = null;
    for (String name : names) {
      found = at.get(name);
      at = found instanceof ExternDesc.Instance instance ? instance.type().exports() : Map.of();
    }
    return found instanceof ExternDesc.Type(ResourceRef resource) ? resource : null;
  }

  /// Lets the type that was given under a name stand for the one expected under it.
  private void rename(ExternDesc expected, ExternDesc actual, Substitution out) {
    context.charge(1);
    if (expected instanceof ExternDesc.Type(var from)
        && actual instanceof ExternDesc.Type(var to)) {
      out.put(from, to);
    } else if (expected instanceof ExternDesc.Instance(var from)
        && actual instanceof ExternDesc.Instance(var to)) {
      from.exports().forEach((name, desc) -> rename(desc, requirePresent(to.exports(), name), out));
    }
  }

  private void within(String where, Runnable check) {
    try {
      check.run();
    } catch (InvalidException inner) {
      throw context.invalid(where + ": " + inner.getMessage());
    }
  }

  private static String word(TypeDef type) {
    return switch (type) {
      case ResourceRef _ -> "resource";
      case ValueType _ -> "defined type";
      case ComponentFuncType _ -> "func";
      case InstanceType _ -> "instance";
      case ComponentType _ -> "component";
    };
  }

  private static String foundWord(TypeDef type) {
    return switch (type) {
      case ResourceRef _, ValueType _ -> word(type);
      case ComponentFuncType _, InstanceType _, ComponentType _ -> word(type) + " type";
    };
  }
}
