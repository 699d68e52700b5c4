package dev.cofferdam.component;

import dev.cofferdam.component.runtime.FuncItem;
import dev.cofferdam.component.runtime.InstanceItem;
import dev.cofferdam.component.runtime.NameTable;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.InstanceType;
import dev.cofferdam.engine.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The functions and interfaces that an instance exports.
///
/// Names of interfaces match exactly, or else on their version track, as imports do.
public final class ComponentExports {
  private static final int MAX_SHOWN = 20;
  private static final int MAX_NAME = 100;

  private final NameTable<ComponentFunc> funcs = new NameTable<>();
  private final NameTable<ComponentExports> instances = new NameTable<>();
  private final SequencedSet<String> names;

  ComponentExports(Store store, String prefix, InstanceItem items, Map<String, ExternDesc> types) {
    names = new LinkedHashSet<>(items.exports().sequencedKeySet());
    types.forEach((name, type) -> {
      switch (type) {
        case ExternDesc.Func(ComponentFuncType funcType) -> {
          if (items.find(name) instanceof FuncItem func) {
            funcs.put(name, new ComponentFunc(store, prefix + name, func, funcType));
          }
        }
        case ExternDesc.Instance(InstanceType instanceType) -> {
          if (items.find(name) instanceof InstanceItem inner) {
            String inside = prefix + name + "#";
            instances.put(name, new ComponentExports(store, inside, inner, instanceType.exports()));
          }
        }
        case ExternDesc.Type _,
            ExternDesc.Value _,
            ExternDesc.Module _,
            ExternDesc.Component _ -> {}
      }
    });
  }

  /// Names of all exports but types, in order.
  public SequencedSet<String> names() {
    return Collections.unmodifiableSequencedSet(names);
  }

  /// Names of the functions, in order, without those of interfaces inside.
  public SequencedSet<String> funcNames() {
    return funcs.entries().sequencedKeySet();
  }

  /// Names of the interfaces, in order.
  public SequencedSet<String> instanceNames() {
    return instances.entries().sequencedKeySet();
  }

  /// Returns an exported interface, if there is one.
  public Optional<ComponentExports> findInstance(String name) {
    return Optional.ofNullable(instances.get(name));
  }

  /// Returns an exported function. Names are as for [ComponentInstance#func].
  ///
  /// @throws IllegalArgumentException where there is none, or several interfaces have one
  public ComponentFunc func(String name) {
    return findFunc(name)
        .orElseThrow(() -> new IllegalArgumentException("no function " + name + " in " + names));
  }

  /// Lists the first names for a message.
  String shownNames() {
    return names.stream()
        .limit(MAX_SHOWN)
        .map(name -> name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "…" : name)
        .collect(Collectors.joining(", ", "[", names.size() > MAX_SHOWN ? ", …]" : "]"));
  }

  /// Returns an exported function, if there is one. Names are as for [ComponentInstance#func].
  ///
  /// @throws IllegalArgumentException where several interfaces have one
  public Optional<ComponentFunc> findFunc(String name) {
    int hash = name.indexOf('#');
    if (hash >= 0) {
      return findInstance(name.substring(0, hash))
          .flatMap(inner -> inner.findFunc(name.substring(hash + 1)));
    }
    ComponentFunc own = funcs.getExact(name);
    return own != null ? Optional.of(own) : Optional.ofNullable(findInside(name));
  }

  private @Nullable ComponentFunc findInside(String name) {
    List<ComponentFunc> found = new ArrayList<>();
    for (ComponentExports inner : instances.entries().values()) {
      ComponentFunc func = inner.funcs.getExact(name);
      if (func != null) {
        found.add(func);
      }
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "several functions are called "
              + name
              + ": "
              + found.stream().map(ComponentFunc::name).toList());
    }
    return found.isEmpty() ? null : found.getFirst();
  }
}
