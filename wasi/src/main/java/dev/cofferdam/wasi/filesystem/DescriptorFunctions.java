package dev.cofferdam.wasi.filesystem;

import static dev.cofferdam.wasi.filesystem.Outcomes.done;
import static dev.cofferdam.wasi.filesystem.Outcomes.result;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.wasi.clocks.ClocksInterfaces;
import dev.cofferdam.wasi.io.WasiInterface;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// The methods of `descriptor` that are for files and directories alike, and those of
/// `directory-entry-stream`.
final class DescriptorFunctions {
  private DescriptorFunctions() {}

  static void define(WasiInterface types, InstantSource clock) {
    types
        .func("[method]descriptor.sync-data", done(args -> sync(args, false)))
        .func("[method]descriptor.sync", done(args -> sync(args, true)))
        .func("[method]descriptor.get-flags", result((_, args) -> flags(descriptor(args[0]))))
        .func(
            "[method]descriptor.get-type",
            result((_, args) -> descriptor(args[0]).type().witName()))
        .func("[method]descriptor.stat", result((_, args) -> stat(descriptor(args[0]).stat())))
        .func(
            "[method]descriptor.set-times",
            done(args -> descriptor(args[0]).setTimes(TimeArguments.of(args[1], args[2], clock))))
        .func(
            "[method]descriptor.is-same-object",
            (_, args) -> descriptor(args[0]).key().equals(descriptor(args[1]).key()))
        .func(
            "[method]descriptor.metadata-hash",
            result((_, args) -> hash(descriptor(args[0]).stat())))
        .func(
            "[method]descriptor.read-directory",
            result((_, args) -> descriptor(args[0]).requireDirectory().readDirectory()))
        .func(
            "[method]directory-entry-stream.read-directory-entry",
            result((_, args) -> entry((DirectoryEntries) args[0])));
  }

  private static void sync(Object[] args, boolean withMetadata) throws InterruptedException {
    if (descriptor(args[0]) instanceof FileDescriptor file) {
      file.sync(withMetadata);
    }
  }

  private static Set<String> flags(Descriptor descriptor) {
    var flags = new LinkedHashSet<String>();
    switch (descriptor) {
      case FileDescriptor file -> {
        addIf(flags, file.isReadable(), "read");
        addIf(flags, file.isWritable(), "write");
      }
      case DirectoryDescriptor directory -> {
        flags.add("read");
        addIf(flags, directory.isWritable(), "mutate-directory");
      }
    }
    return flags;
  }

  private static void addIf(Set<String> flags, boolean isSet, String flag) {
    if (isSet) {
      flags.add(flag);
    }
  }

  /// Returns the record `descriptor-stat`.
  static ComponentVal.Record stat(FileMetadata metadata) {
    return ComponentVal.Record.of(
        "type",
        metadata.type().witName(),
        "link-count",
        metadata.linkCount(),
        "size",
        metadata.sizeBytes(),
        "data-access-timestamp",
        Optional.of(time(metadata.accessed())),
        "data-modification-timestamp",
        Optional.of(time(metadata.modified())),
        "status-change-timestamp",
        metadata.changed().map(DescriptorFunctions::time));
  }

  private static ComponentVal.Record time(FileTime time) {
    return ClocksInterfaces.datetime(time.toInstant());
  }

  /// Returns the record `metadata-hash-value`.
  static ComponentVal.Record hash(FileMetadata metadata) {
    var hash = MetadataHash.of(metadata);
    return ComponentVal.Record.of("lower", hash.lower(), "upper", hash.upper());
  }

  private static Optional<ComponentVal.Record> entry(DirectoryEntries entries)
      throws InterruptedException {
    return entries
        .next()
        .map(e -> ComponentVal.Record.of("type", e.type().witName(), "name", e.name()));
  }

  private static Descriptor descriptor(Object handle) {
    return (Descriptor) handle;
  }
}
