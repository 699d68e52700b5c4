package dev.cofferdam.component;

import dev.cofferdam.component.runtime.InstanceState;
import dev.cofferdam.component.runtime.Item;
import dev.cofferdam.component.types.ExternDesc;

/// One definition of a linker.
sealed interface LinkerItem {
  /// Says what it is, for messages.
  String describe();

  /// A function of the host.
  record HostFunction(HostFunc func) implements LinkerItem {
    @Override
    public String describe() {
      return "a function";
    }
  }

  /// A resource type of the host.
  record Resource(HostResource<?> resource) implements LinkerItem {
    @Override
    public String describe() {
      return "a resource type";
    }
  }

  /// Further definitions under one name.
  record Nested(LinkerInstance instance) implements LinkerItem {
    @Override
    public String describe() {
      return "an instance";
    }
  }

  /// Something an instance in a Store exports.
  ///
  /// @param item what is exported
  /// @param type its type, in the resource numbers of `exporter`
  /// @param exporter the instance that exports it
  record Exported(Item item, ExternDesc type, InstanceState exporter) implements LinkerItem {
    @Override
    public String describe() {
      return item.describe();
    }
  }
}
