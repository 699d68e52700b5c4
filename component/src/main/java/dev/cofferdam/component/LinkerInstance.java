package dev.cofferdam.component;

import dev.cofferdam.component.runtime.NameTable;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// What a [ComponentLinker] defines under one interface name: functions, resources, and nested
/// instances.
///
/// Not thread-safe. Definitions may be added at any time; an instantiation sees those that are
/// there when it starts.
public final class LinkerInstance {
  private final NameTable<LinkerItem> items;

  LinkerInstance() {
    this(null);
  }

  /// Makes an instance that defines what another does until it is told otherwise.
  LinkerInstance(@Nullable LinkerInstance base) {
    this.items = new NameTable<>(base == null ? null : base.items);
  }

  /// Defines a function; an earlier definition of the name is replaced.
  ///
  /// @param name name inside the interface, such as `get-arguments` or `[method]pollable.block`
  /// @param func what runs when a guest calls it
  /// @return this
  public LinkerInstance func(String name, HostFunc func) {
    items.put(name, new LinkerItem.HostFunction(func));
    return this;
  }

  /// Defines a resource type; an earlier definition of the name is replaced.
  ///
  /// @param name name inside the interface, such as `pollable`
  /// @param resource the type; defining one object under several names makes them one type
  /// @return this
  public LinkerInstance resource(String name, HostResource<?> resource) {
    items.put(name, new LinkerItem.Resource(resource));
    return this;
  }

  /// Returns the nested instance of a name, which is defined empty where it is not there yet.
  ///
  /// @throws IllegalArgumentException where the name is defined as something else
  public LinkerInstance instance(String name) {
    return switch (items.getExact(name)) {
      case null -> nested(name, null);
      case LinkerItem.Nested(LinkerInstance nested) ->
          items.isOwn(name) ? nested : nested(name, nested);
      case LinkerItem other ->
          throw new IllegalArgumentException(name + " is defined as " + other.describe());
    };
  }

  private LinkerInstance nested(String name, @Nullable LinkerInstance extended) {
    LinkerInstance nested = new LinkerInstance(extended);
    items.put(name, new LinkerItem.Nested(nested));
    return nested;
  }

  /// Names of what is defined here, in the order of definition.
  public SequencedSet<String> names() {
    return items.entries().sequencedKeySet();
  }

  void put(String name, LinkerItem item) {
    items.put(name, item);
  }

  @Nullable LinkerItem find(String name) {
    return items.get(name);
  }

  SequencedMap<String, LinkerItem> entries() {
    return items.entries();
  }
}
