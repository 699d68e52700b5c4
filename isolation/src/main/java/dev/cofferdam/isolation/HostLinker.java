package dev.cofferdam.isolation;

import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.isolation.breaker.Breakers;

/// Defines what the host gives a guest, besides WASI: a {@link ComponentLinker} whose functions are
/// watched, so that crash reports can tell what the guest last asked of the host, and so that a
/// function which fails too often is left alone for a while.
///
/// Used while the guest is started, by one thread. What it defines serves all lives of the guest.
public final class HostLinker {
  private final ComponentLinker linker;
  private final Breakers breakers;

  HostLinker(ComponentLinker linker, Breakers breakers) {
    this.linker = linker;
    this.breakers = breakers;
  }

  /// Returns what is defined for the functions of the guest's world.
  public HostInterface root() {
    return new HostInterface(linker.root(), breakers);
  }

  /// Returns what is defined for an interface, such as `demo:shop/prices@1.0.0`; empty at first.
  public HostInterface instance(String name) {
    return new HostInterface(linker.instance(name), breakers);
  }

  /// Makes functions that nobody defines trap when they are called, instead of failing to link.
  ///
  /// @return this
  public HostLinker trapUnknownImports() {
    linker.trapUnknownImports();
    return this;
  }
}
