package dev.cofferdam.wasi.io;

import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.component.HostResource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// One interface of WASI with everything in it, ready to be defined in a linker.
///
/// It is defined under the highest version of 0.2; the linker serves every 0.2 with it.
public final class WasiInterface {
  /// The version all interfaces are defined under.
  public static final String VERSION = "0.2.12";

  private final String name;
  private final SequencedMap<String, HostFunc> funcs = new LinkedHashMap<>();
  private final SequencedMap<String, HostResource<?>> resources = new LinkedHashMap<>();

  private WasiInterface(String name) {
    this.name = name;
  }

  /// Starts an interface, named without version, such as `wasi:io/poll`.
  public static WasiInterface of(String name) {
    return new WasiInterface(name);
  }

  /// Adds a function under its name in the component model, such as `[method]pollable.ready`.
  public WasiInterface func(String funcName, HostFunc func) {
    funcs.put(funcName, func);
    return this;
  }

  /// Adds one function under many names.
  public WasiInterface funcs(HostFunc func, String... funcNames) {
    for (String funcName : funcNames) {
      funcs.put(funcName, func);
    }
    return this;
  }

  /// Adds a resource.
  public WasiInterface resource(String resourceName, HostResource<?> resource) {
    resources.put(resourceName, resource);
    return this;
  }

  /// Returns the name without version.
  public String name() {
    return name;
  }

  /// Returns the name with the version.
  public String versionedName() {
    return name + "@" + VERSION;
  }

  /// Returns the functions by name.
  public Map<String, HostFunc> funcs() {
    return funcs;
  }

  /// Returns the resources by name.
  public Map<String, HostResource<?>> resources() {
    return resources;
  }

  /// Defines the interface.
  public void addTo(ComponentLinker linker) {
    var instance = linker.instance(versionedName());
    resources.forEach(instance::resource);
    funcs.forEach(instance::func);
  }
}
