package dev.cofferdam.isolation;

import dev.cofferdam.component.HostFunc;
import dev.cofferdam.component.HostResource;
import dev.cofferdam.component.LinkerInstance;

/// The functions and resources that the host gives a guest under the name of one interface.
public final class HostInterface {
  private final LinkerInstance instance;

  HostInterface(LinkerInstance instance) {
    this.instance = instance;
  }

  /// Defines a function; an earlier definition of the name is replaced.
  ///
  /// @return this
  public HostInterface func(String name, HostFunc func) {
    instance.func(
        name,
        (call, args) -> {
          HostLinker.log(call.store()).add(call.name());
          return func.call(call, args);
        });
    return this;
  }

  /// Defines a resource type; an earlier definition of the name is replaced.
  ///
  /// @return this
  public HostInterface resource(String name, HostResource<?> resource) {
    instance.resource(name, resource);
    return this;
  }
}
