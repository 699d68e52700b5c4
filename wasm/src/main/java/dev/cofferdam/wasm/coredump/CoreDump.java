package dev.cofferdam.wasm.coredump;

import java.util.List;

/// What a core dump says: the state of a Store at a moment.
///
/// @param executableName name of the program, such as a file name
/// @param content how much it holds
/// @param modules names of the modules
/// @param instances instances, in the order in which they were made
/// @param threads threads with their frames
/// @param memories all memories; instances refer to them
/// @param globals all globals; instances refer to them
public record CoreDump(
    String executableName,
    CoreDumpContent content,
    List<String> modules,
    List<CoreInstance> instances,
    List<CoreThread> threads,
    List<CoreMemory> memories,
    List<CoreGlobal> globals) {
  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException if something refers to what is not there
  public CoreDump {
    modules = List.copyOf(modules);
    instances = List.copyOf(instances);
    threads = List.copyOf(threads);
    memories = List.copyOf(memories);
    globals = List.copyOf(globals);
    for (CoreInstance instance : instances) {
      requireIndex("module", instance.moduleIndex(), modules.size());
      requireIndices("memory", instance.memories(), memories.size());
      requireIndices("global", instance.globals(), globals.size());
    }
    for (CoreThread thread : threads) {
      for (CoreFrame frame : thread.frames()) {
        requireIndex("instance", frame.instanceIndex(), instances.size());
      }
    }
  }

  private static void requireIndices(String what, List<Integer> indices, int count) {
    for (int index : indices) {
      if (index != CoreInstance.NOT_DUMPED) {
        requireIndex(what, index, count);
      }
    }
  }

  private static void requireIndex(String what, int index, int count) {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "unknown %s %s".formatted(what, Integer.toUnsignedString(index)));
    }
  }

  /// Returns the module that an instance is of.
  public String moduleOf(CoreInstance instance) {
    return modules.get(instance.moduleIndex());
  }

  /// Returns this dump without any value and any byte of the guest: sizes, instances and frames are
  /// left. Globals go altogether, as the format cannot say of one that its value is missing.
  public CoreDump redacted() {
    return new CoreDump(
        executableName,
        CoreDumpContent.REDACTED,
        modules,
        instances.stream()
            .map(each -> new CoreInstance(each.moduleIndex(), each.memories(), List.of()))
            .toList(),
        threads.stream().map(CoreDump::redacted).toList(),
        memories.stream().map(each -> new CoreMemory(each.type(), List.of())).toList(),
        List.of());
  }

  private static CoreThread redacted(CoreThread thread) {
    return new CoreThread(
        thread.name(), thread.frames().stream().map(CoreFrame::redacted).toList());
  }
}
