package dev.cofferdam.component;

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
}
