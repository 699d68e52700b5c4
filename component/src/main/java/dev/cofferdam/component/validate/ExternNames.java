package dev.cofferdam.component.validate;

import dev.cofferdam.component.binary.ExternName;
import dev.cofferdam.component.types.BorrowType;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.OwnType;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.validate.ComponentFeatures.Feature;
import dev.cofferdam.component.validate.Subtyping.Side;
import dev.cofferdam.wasm.InvalidException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names on one side of a component, component type or instance type.
///
/// Checks grammar and uniqueness, and that a function named after a resource has the type its name
/// promises.
///
/// Specification: Binary, import and export definitions; Explainer, name uniqueness.
final class ExternNames {
  private final ValidationContext context;
  private final Side side;
  private final Map<String, ExternDesc> items = new LinkedHashMap<>();
  private final Map<String, String> uniqueForms = new HashMap<>();
  private final Set<String> resourceNames = new HashSet<>();
  private final IdentityHashMap<ResourceRef, String> nameOfResource = new IdentityHashMap<>();

  ExternNames(ValidationContext context, Side side) {
    this.context = context;
    this.side = side;
  }

  /// Returns what has been added, in order.
  Map<String, ExternDesc> items() {
    return items;
  }

  /// Notes that the resource type object `resource` goes by `name`.
  void register(String name, ResourceRef resource) {
    resourceNames.add(name);
    nameOfResource.put(resource, name);
  }

  /// Adds an item, or throws where its name is not allowed.
  void add(ExternName name, ExternDesc desc) {
    ParsedName parsed = parsed(name.name());
    requireAttributes(name, parsed, desc);
    try {
      requirePromisedType(parsed, name.versionSuffix(), desc);
    } catch (InvalidException inner) {
      throw context.invalid(
          "%s name `%s` is not valid: %s".formatted(side, name.name(), inner.getMessage()));
    }
    String previous = uniqueForms.putIfAbsent(parsed.uniqueForm(), name.name());
    if (previous != null) {
      throw context.invalid(
          "%s name `%s` conflicts with previous name `%s`".formatted(side, name.name(), previous));
    }
    items.put(name.name(), desc);
  }

  private ParsedName parsed(String name) {
    ParsedName parsed;
    try {
      parsed = NameParser.parse(context, name);
    } catch (InvalidException inner) {
      throw context.invalid(
          "%s name `%s` is not a valid extern name: %s".formatted(side, name, inner.getMessage()));
    }
    if (side == Side.EXPORT && parsed instanceof ParsedName.Location) {
      throw context.invalid("name `%s` is not a valid export name".formatted(name));
    }
    return parsed;
  }

  private void requireAttributes(ExternName name, ParsedName parsed, ExternDesc desc) {
    if (name.implemented() != null) {
      requireImplements(name.name(), name.implemented(), parsed, desc);
    }
    if (name.versionSuffix() != null) {
      context.require(Feature.CANONICAL_NAMES, "the `cm-canon-names` feature is not active");
      if (!(desc instanceof ExternDesc.Instance)) {
        throw context.invalid("only instances can have an `versionsuffix`");
      }
      if (!(parsed instanceof ParsedName.Interface)) {
        throw context.invalid("`versionsuffix` requires an interface name");
      }
    }
    if (name.externalId() != null) {
      context.require(Feature.IMPLEMENTS, "the `cm-implements` feature is not active");
    }
  }

  private void requireImplements(
      String name, String implemented, ParsedName parsed, ExternDesc desc) {
    context.require(Feature.IMPLEMENTS, "the `cm-implements` feature is not active");
    if (!(parsed instanceof ParsedName.Label)) {
      throw context.invalid("name `%s` is not valid with `implements`".formatted(name));
    }
    if (!(desc instanceof ExternDesc.Instance)) {
      throw context.invalid("only instances can have an `implements`");
    }
    ParsedName target;
    try {
      target = NameParser.parse(context, implemented);
    } catch (InvalidException inner) {
      throw context.invalid(
          "`%s` is not a valid name: %s".formatted(implemented, inner.getMessage()));
    }
    if (!(target instanceof ParsedName.Interface)) {
      throw context.invalid("name `%s` must be an interface".formatted(implemented));
    }
  }

  private void requirePromisedType(
      ParsedName name, @Nullable String versionSuffix, ExternDesc desc) {
    switch (name) {
      case ParsedName.Label _, ParsedName.Location _ -> {}
      case ParsedName.Interface iface -> requireVersion(iface, versionSuffix);
      case ParsedName.Constructor(String resource) -> requireConstructor(func(desc), resource);
      case ParsedName.Method(String resource, _) -> requireMethod(func(desc), resource);
      case ParsedName.Static(String resource, _) -> {
        func(desc);
        if (!resourceNames.contains(resource)) {
          throw context.invalid("static resource name is not known in this context");
        }
      }
    }
  }

  private void requireVersion(ParsedName.Interface name, @Nullable String suffix) {
    if (!name.hasVersion()) {
      if (suffix != null) {
        throw context.invalid("invalid interface version: `versionsuffix` without a version");
      }
      return;
    }
    if (suffix != null && !CanonicalVersion.matches(name.version())) {
      throw context.invalid(
          "invalid interface version: `%s` cannot have a `versionsuffix`"
              .formatted(name.version()));
    }
    boolean isCanonical =
        suffix == null
            && context.features.has(Feature.CANONICAL_NAMES)
            && CanonicalVersion.matches(name.version());
    String problem =
        isCanonical ? null : Semver.problem(name.version() + (suffix == null ? "" : suffix));
    if (problem != null) {
      throw context.invalid("invalid interface version: " + problem);
    }
  }

  private ComponentFuncType func(ExternDesc desc) {
    if (desc instanceof ExternDesc.Func(var type)) {
      return type;
    }
    throw context.invalid("item is not a func");
  }

  private void requireConstructor(ComponentFuncType func, String resource) {
    if (func.isAsync()) {
      throw context.invalid("constructor function cannot be async");
    }
    ValueType result = func.result();
    if (result == null) {
      throw context.invalid("function should return one value");
    }
    ValueType made = result instanceof ResultType either ? either.ok() : result;
    if (!(made instanceof OwnType own)) {
      throw context.invalid("function should return `(own $T)` or `(result (own $T))`");
    }
    requireNamed(own.resource(), resource);
  }

  private void requireMethod(ComponentFuncType func, String resource) {
    if (func.params().isEmpty()) {
      throw context.invalid("function should have at least one argument");
    }
    var self = func.params().getFirst();
    if (!self.name().equals("self")) {
      throw context.invalid("function should have a first argument called `self`");
    }
    if (!(self.type() instanceof BorrowType borrow)) {
      throw context.invalid("function should take a first argument of `(borrow $T)`");
    }
    requireNamed(borrow.resource(), resource);
  }

  private void requireNamed(ResourceRef resource, String name) {
    String known = nameOfResource.get(resource);
    if (known == null) {
      throw context.invalid("resource used in function does not have a name in this context");
    }
    if (!known.equals(name)) {
      throw context.invalid("function does not match expected resource name `%s`".formatted(known));
    }
  }
}
