package dev.cofferdam.isolation;

import dev.cofferdam.component.HostFunc;
import dev.cofferdam.component.HostResource;
import dev.cofferdam.component.LinkerInstance;
import dev.cofferdam.isolation.breaker.Breakers;
import dev.cofferdam.isolation.breaker.WatchedFunc;

/// The functions and resources that the host gives a guest under the name of one interface.
///
/// Each function is watched: where it fails too often it is not called for a while, as {@link
/// BreakerBudget} says.
public final class HostInterface {
  private final LinkerInstance instance;
  private final Breakers breakers;

  HostInterface(LinkerInstance instance, Breakers breakers) {
    this.instance = instance;
    this.breakers = breakers;
  }

  /// Defines a function; an earlier definition of the name is replaced.
  ///
  /// @return this
  public HostInterface func(String name, HostFunc func) {
    instance.func(name, new WatchedFunc(breakers, func));
    return this;
  }

  /// Defines a function that promises its result; an earlier definition of the name is replaced.
  ///
  /// ```java
  /// linker.instance("demo:shop/prices@1.0.0")
  ///     .asyncFunc("fetch", (call, args) -> client.sendAsync(...).thenApply(...));
  /// ```
  ///
  /// @return this
  public HostInterface asyncFunc(String name, AsyncHostFunc func) {
    instance.func(name, WatchedFunc.ofAsync(breakers, func));
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
